import { vi } from 'vitest';
import type { LocalServer } from '../electron/mail/local-server.ts';

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
      // Quoted-printable breaks its lines anywhere (RFC 2045 §6.7).
      .map(({ text }) => says.exec(text.replaceAll(/=\r?\n/g, ''))?.[1])
      .find((part) => part !== undefined);
  return await vi.waitFor(() => required(said(), says), { timeout: 20_000 });
}

function required(part: string | undefined, says: RegExp): string {
  if (part === undefined) throw new Error(`expected a mail that says ${says}`);
  return part;
}
