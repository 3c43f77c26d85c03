import { vi } from 'vitest';
import type { Language } from '../../core/records/language.ts';
import { letterOf } from '../electron/mail/letter-of.ts';
import type { LocalServer } from '../electron/mail/local-server.ts';

/** What a mail says before the code that is wanted, in the language of the page that asked for it. */
export const forgottenCode: Readonly<Record<Language, RegExp>> = {
  en: /Forgotten password[^:]*: ([0-9A-Za-z-]+)/,
  sv: /glömt mitt lösenord[^:]*: ([0-9A-Za-z-]+)/,
  de: /mein Passwort vergessen[^:]*: ([0-9A-Za-z-]+)/,
};
export const proofCode: Readonly<Record<Language, RegExp>> = {
  en: /code there: ([0-9]{4} [0-9]{4})/,
  sv: /koden där: ([0-9]{4} [0-9]{4})/,
  de: /diesen Code ein: ([0-9]{4} [0-9]{4})/,
};

interface Wanted {
  readonly to: string;
  /** With one group: the part that is wanted. */
  readonly says: RegExp;
  readonly act: () => Promise<void>;
}

/** What a mail that comes after the act says to somebody. Mails of what was done before may come in between. */
export async function mailed(mail: LocalServer, { to, says, act }: Wanted): Promise<string> {
  const seen = mail.received.length;
  await act();
  const said = (): string | undefined =>
    mail.received
      .slice(seen)
      .filter((each) => each.to.includes(to))
      .map((each) => says.exec(letterOf(each).text)?.[1])
      .find((part) => part !== undefined);
  return await vi.waitFor(() => required(said(), says), { timeout: 20_000 });
}

function required(part: string | undefined, says: RegExp): string {
  if (part === undefined) throw new Error(`expected a mail that says ${says}`);
  return part;
}
