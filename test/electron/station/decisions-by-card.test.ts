import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { checkJournal } from '../../../scripts/journal-check.mjs';
import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { SoftPhone } from '../../server/mobile-id/soft-phone.ts';
import { cardOf } from './card-of.ts';
import { HandClock } from './hand-clock.ts';
import { found, person, PIN } from './path.ts';
import { Register } from './register.ts';
import { APPROVER, OPERATOR, READER, TestStation } from './test-station.ts';
import { TicketServer } from './ticket-server.ts';

/** As many as the profile gives a PIN. */
const TRIES = 5;

let station: TestStation;
let clock: HandClock;
let card: SimulatedCard;
let approverId: string;

/** The approver's own card is in force and lies in the first reader. */
beforeEach(async () => {
  clock = new HandClock();
  station = await TestStation.open({ clock });
  await found(station);
  ({ card, personId: approverId } = await cardOf(station, APPROVER.email));
});
afterEach(() => station.close());

const signIn = () => station.call('session.sign-in-by-card', { reader: READER, pin: PIN });

type Said = Readonly<Record<string, string | number>>;

describe('a decision in a session that a card opened', () => {
  async function wish(name = 'Bo Berg'): Promise<string> {
    await station.signIn(OPERATOR);
    const personId = await person(station, name);
    const { requestId } = await station.call('card.request', { personId, profileId: 'employee-p256' });
    await signIn();
    return requestId ?? '';
  }
  const judged = async (): Promise<string> => {
    await station.signIn(OPERATOR);
    const { folder } = await station.call('journal.export', {});
    const [entries = '', checkpoint = '', policy = ''] = ['journal.ndjson', 'checkpoint.txt', 'policy.txt'].map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    );
    return checkJournal([Buffer.from(entries)], checkpoint, policy).catch((cause: unknown) =>
      cause instanceof Error ? `Not sound: ${cause.message}` : 'unknown',
    );
  };
  const approval = () => station.store.facts.find({ action: 'request.approve', limit: 1 })[0]?.fact;

  it('wants the card’s signature, and nothing is decided without', async () => {
    const requestId = await wish();
    expect(await station.refusal('request.approve', { requestId })).toBe('card-signature-needed');
    expect(await station.refusal('request.approve', { requestId, pin: '111222' })).toBe('pin-wrong');
    expect(await station.refusal('request.reject', { requestId, reason: 'no' })).toBe('card-signature-needed');
    expect(station.store.get('request', requestId)?.state).toBe('requested');
  });

  it('carries a signature of key 9C that OpenSSL and the journal checker accept, tied to the card’s own certificate', async () => {
    const requestId = await wish();
    await station.call('request.approve', { requestId, pin: PIN });
    const note = approval()?.note ?? {};
    expect(Object.keys(note).sort()).toEqual(['cardKey', 'cardSerial', 'cardSignature', 'row', 'statement']);
    const folder = station.dataFolder;
    writeFileSync(join(folder, 'key.der'), Buffer.from(String(note['cardKey']), 'base64'));
    writeFileSync(join(folder, 'statement'), String(note['statement']));
    writeFileSync(join(folder, 'signature'), Buffer.from(String(note['cardSignature']), 'base64'));
    const args = ['dgst', '-sha256', '-keyform', 'DER', '-verify', 'key.der', '-signature', 'signature', 'statement'];
    expect(execFileSync('openssl', args, { cwd: folder, encoding: 'utf8' })).toContain('Verified OK');
    expect(await judged()).toMatch(/Sound: .* 1 decisions carry a signature of the decider's card; 1 of those cards/);
  });

  it('is signed by the phone in place of the card, where it was asked', async () => {
    const requestId = await wish();
    const server = await TicketServer.for(station, clock.now);
    const phone = new SoftPhone({ origin: 'https://id.example.org', rpId: 'id.example.org' });
    const mobileId = new Register(station).mobileId(approverId, { credential: phone.credential() });
    const { askedId } = await station.call('request.ask-mobile-id', { requestId, decision: 'approve' });
    server.signed(mobileId, phone.sign(server.tickets[0]?.asked ?? { challenge: '' }));
    expect(await station.call('request.after-mobile-id', { requestId, askedId })).toEqual({ signed: true });
    expect(await station.refusal('request.approve', { requestId })).toBe('card-signature-needed');
    await station.call('request.approve', { requestId, askedId });
    expect(Object.keys(approval()?.note ?? {}).filter((name) => name.startsWith('card'))).toEqual([]);
    expect(card.state.pin.triesLeft).toBe(TRIES);
    await server.close();
  });

  it('is found out by the checker where a station made it up from what a card signed for something else', async () => {
    const requestId = await wish();
    await station.call('request.approve', { requestId, pin: PIN });
    const genuine = approval();
    if (genuine === undefined) throw new TypeError('expected the approval');
    const other = await wish('Cora Curie');
    const madeUp = { kind: genuine.kind, action: genuine.action, who: genuine.who, note: genuine.note, changes: [] };
    station.store.transact((writer) => writer.append({ ...madeUp, subject: { kind: 'request', id: other } }));
    expect(await judged()).toContain('its card signed another request than the entry says');
  });

  it.each([
    ['by a key that is not the card’s', (said: Said) => said, "the key of its card signature is not that of the decider's card"],
    ['about a wish that nobody uttered', (said: Said) => ({ ...said, asked: '0'.repeat(64) }), 'was asked nowhere before it'],
  ])('is found out where it was signed %s', async (_how, change, found_) => {
    const requestId = await wish();
    await station.call('request.approve', { requestId, pin: PIN });
    const genuine = approval();
    if (genuine === undefined) throw new TypeError('expected the approval');
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const statement = canonicalJson(change(JSON.parse(String(genuine.note['statement'])) as Said));
    const cardKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const cardSignature = sign('sha256', Buffer.from(statement), privateKey).toString('base64');
    const { kind, action, who, subject } = genuine;
    const note = { ...genuine.note, statement, cardKey, cardSignature };
    station.store.transact((writer) =>
      writer.append({ kind, action, who, note, changes: [], ...(subject === undefined ? {} : { subject }) }),
    );
    expect(await judged()).toContain(found_);
  });

  it('is one decision, however often it is pressed', async () => {
    const requestId = await wish();
    const both = await Promise.all([1, 2].map(() => station.ask('request.approve', { requestId, pin: PIN })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(station.store.facts.count({ action: 'request.approve', subjectId: requestId })).toBe(1);
  });
});
