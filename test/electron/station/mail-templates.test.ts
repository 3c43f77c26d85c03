import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { toHex } from '../../../core/base/bytes.ts';
import { mailKinds } from '../../../electron/mail/outbox.ts';
import type { CellWorld } from '../../use-cases/trial.ts';
import { letterOf, type ReadLetter } from '../mail/letter-of.ts';
import { LocalServer } from '../mail/local-server.ts';
import { mailEvents } from './mail-events.ts';
import type { Expected } from './mail-words.ts';
import { activeCard, found, PIN } from './path.ts';
import { openSealed } from './people-world.ts';
import { Register } from './register.ts';
import { PASSWORD, TestStation } from './test-station.ts';

const MAIL_FOLDER = new URL('../../../electron/mail/', import.meta.url);
/** As long as a PIN or PUK of a card may be: no mail has a reason to say such a number. */
const SIX_TO_EIGHT_DIGITS = /(?<!\d)\d{6,8}(?!\d)/;
const NOT_FILLED = /[{}]|\$\(|\bundefined\b|\bnull\b|\bNaN\b|\[object|%s/;
const MADE_SECRET = /[a-z2-9]{4}(?:-[a-z2-9]{4}){3}|: [0-9A-Y]{4} [0-9A-Y]{4}/g;

let world: CellWorld;
let server: LocalServer;
let secrets: readonly string[] = [];
const sent = new Set<string>();
const kinds = new Set<string>();

beforeAll(async () => {
  const station = await TestStation.open();
  await found(station);
  await station.call('option.change', { id: 'users-password-delivery', value: 'nopassword' });
  const { cardId, personId: holderId } = await activeCard(station);
  world = { station, register: new Register(station), cardId, holderId };
  const puk = await openSealed(station, station.store.get('card', cardId)?.pukBlobId ?? '');
  secrets = [PIN, PASSWORD, toHex(puk), Buffer.from(puk).toString('latin1')];
  server = await LocalServer.open();
  await station.call('mail.change-server', { host: 'localhost', port: server.port, security: 'none', from: 'desk@example.org' });
  await delivered();
});
afterAll(async () => {
  await world.station.close();
  await server.close();
});

/** What came to the mail server since it was asked last. */
async function delivered(): Promise<readonly ReadLetter[]> {
  for (let waiting = -1; waiting !== 0; waiting = world.station.store.mails.waiting().length) await world.station.runJobs();
  return server.received.splice(0).map(letterOf);
}

const byReceiver = (letters: readonly ReadLetter[]): readonly ReadLetter[] =>
  letters.toSorted((one, other) => (one.to[0] ?? '').localeCompare(other.to[0] ?? ''));

/** The receiver's letter in the template's own words. */
function filled({ to, template, words }: Expected, text: string): ReadLetter {
  const { kind, subject, text: wanted } = words(text);
  sent.add(template.name);
  kinds.add(kind);
  return { to: [to], subject, text: wanted };
}

it.each(mailEvents)('$what: one mail to each receiver, its words filled, one secret at most', async ({ happens }) => {
  const expected = await happens(world, async () => void (await delivered()));
  const letters = byReceiver(await delivered());
  const wanted = expected.toSorted((one, other) => one.to.localeCompare(other.to));
  expect(letters.map(({ to }) => to)).toEqual(wanted.map(({ to }) => [to]));
  expect(letters).toEqual(wanted.map((one, at) => filled(one, letters[at]?.text ?? '')));
  for (const { subject, text } of letters) {
    const whole = `${subject}\n${text}`;
    expect(whole).not.toMatch(NOT_FILLED);
    expect(whole).not.toMatch(SIX_TO_EIGHT_DIGITS);
    expect(secrets.filter((secret) => whole.includes(secret))).toEqual([]);
    expect((whole.match(MADE_SECRET) ?? []).length).toBeLessThanOrEqual(1);
  }
});

it('every template of the program was sent by one of these events, and every kind of mail is among them', async () => {
  const modules = readdirSync(MAIL_FOLDER).filter((name) => name.endsWith('.ts'));
  const parts = await Promise.all(modules.map(async (name) => (await import(new URL(name, MAIL_FOLDER).href)) as Record<string, unknown>));
  const templates = parts.flatMap((part) => Object.keys(part).filter((name) => name.endsWith('Mail') && typeof part[name] === 'function'));
  expect([...sent].toSorted()).toEqual(templates.toSorted());
  expect([...kinds].toSorted()).toEqual([...mailKinds].toSorted());
});
