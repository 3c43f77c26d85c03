import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { checkJournal } from '../../../scripts/journal-check.mjs';
import { isBound } from '../../../server/mobile-id/bound.ts';
import { SoftPhone, type Told } from '../../server/mobile-id/soft-phone.ts';
import { HandClock } from './hand-clock.ts';
import { found, person } from './path.ts';
import { Register, type Somebody } from './register.ts';
import { scratchFolder } from './scratch-folder.ts';
import { OPERATOR, TestStation } from './test-station.ts';
import { TicketServer } from './ticket-server.ts';

const RP = { origin: 'https://id.example.org', rpId: 'id.example.org' };
const REASON = 'Has left on Friday';
let station: TestStation;
let register: Register;
let clock: HandClock;
let server: TicketServer;
let phone: SoftPhone;
let anna: Somebody;
let mobileId: string;
let requestId: string;

/** Anna decides about Ada's card, which the operator asked for; her phone has a mobile ID in force. */
beforeEach(async () => {
  clock = new HandClock();
  station = await TestStation.open({ dataFolder: scratchFolder(), clock });
  await found(station);
  register = new Register(station);
  server = await TicketServer.for(station, clock.now);
  anna = register.person('Anna Approver', { roles: ['Approver'], memberships: [{}] });
  phone = new SoftPhone(RP);
  mobileId = register.mobileId(anna.id, { credential: phone.credential() });
  requestId = await wish('Ada Ampère');
  await station.signIn(anna);
});
afterEach(async () => {
  await station.close();
  await server.close();
});

async function wish(name: string): Promise<string> {
  await station.signIn(OPERATOR);
  const made = await station.call('card.request', { personId: await person(station, name), profileId: 'employee-p256' });
  return made.requestId ?? '';
}

type Ask = { readonly requestId: string; readonly decision: 'approve' | 'reject'; readonly reason?: string };
const approval = (): Ask => ({ requestId, decision: 'approve' });
const rejection = (): Ask => ({ requestId, decision: 'reject', reason: REASON });
const ask = async (wanted = approval()) => (await station.call('request.ask-mobile-id', wanted)).askedId;
const lastAsked = () => {
  const asked = server.tickets.at(-1)?.asked;
  if (asked === undefined) throw new TypeError('expected a ticket');
  return asked;
};
const signs = (told: Told = {}, by = phone, whose = mobileId) => server.signed(whose, by.sign(lastAsked(), told));
const after = (askedId: string) => station.call('request.after-mobile-id', { requestId, askedId });
const refusedAfter = (askedId: string) => station.refusal('request.after-mobile-id', { requestId, askedId });
const refusedApproval = (askedId: string) => station.refusal('request.approve', { requestId, askedId });
const stateNow = () => station.store.get('request', requestId)?.state;
const change = (id: string, set: object) => register.change({ record: 'mobile-id', id, set } as never);
const sha256 = (text: string) => createHash('sha256').update(text).digest();
const factOf = (action: string) => station.store.facts.find({ action, limit: 1 })[0]?.fact;

async function asked(wanted = approval()): Promise<string> {
  const askedId = await ask(wanted);
  signs();
  expect(await after(askedId)).toEqual({ signed: true });
  return askedId;
}

async function exported(): Promise<readonly [string, string, string]> {
  await station.signIn(OPERATOR);
  const { folder } = await station.call('journal.export', {});
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return [read('journal.ndjson'), read('checkpoint.txt'), read('policy.txt')];
}

async function judged(): Promise<string> {
  const [entries, checkpoint, policy] = await exported();
  return checkJournal([Buffer.from(entries)], checkpoint, policy).catch((cause: unknown) => `Not sound: ${(cause as Error).message}`);
}

describe('A request decided by the approver’s phone', () => {
  it('shows there who, what, what will be and the decision, bound into what is signed', async () => {
    const { url, number, endsAt } = await station.call('request.ask-mobile-id', approval());
    expect(url).toMatch(/^https:\/\/id\.example\.org\/mobile#[A-Za-z]{22}$/);
    const shown = lastAsked();
    const card = station.store.get('card', station.store.get('request', requestId)?.cardId ?? '')?.number;
    expect(shown).toMatchObject({ purpose: 'approve', number, mobileIds: [mobileId], place: 'Desk 1' });
    expect(shown.about).toEqual([
      'Approve: Request card',
      'For: Ada Ampère',
      `Asked by: ${OPERATOR.name}`,
      `Card: ${String(card)}`,
      'Profile: Employee card, P-256',
    ]);
    expect(Date.parse(endsAt) - clock.now()).toBe(180_000);
    const { statement, salt } = shown.signs;
    expect(shown.challenge).toBe(sha256(statement).toString('base64url'));
    const said = JSON.parse(statement) as Record<string, string>;
    expect(said).toMatchObject({ action: 'request.approve', person: anna.id, request: requestId });
    expect(said['shownHash']).toBe(sha256(canonicalJson({ lines: [...shown.about], salt })).toString('hex'));
    expect(isBound(shown)).toBe(true);
    for (const line of shown.about) expect(statement).not.toContain(line);
  });

  it('shows what is and what will be of a change', async () => {
    const personId = register.person('Bo Berg').id;
    requestId = randomUUID();
    const of = { id: requestId, row: 2, servicePointId: register.here, personId, requesterId: register.operator } as const;
    const set = { ...of, state: 'requested', requestedAt: new Date(clock.now()).toISOString() } as const;
    const sides = { before: { state: 'active' }, after: { state: 'inactive', reason: 'On leave' } };
    register.change({ record: 'request', id: requestId, set: { ...set, ...sides } });
    await ask();
    expect(lastAsked().about).toEqual(expect.arrayContaining(['For: Bo Berg', 'State: Active → Inactive', 'Reason: On leave']));
  });

  it('is approved and carried out once it is signed there, and not before', async () => {
    const askedId = await ask();
    expect(await after(askedId)).toEqual({ signed: false });
    expect(await refusedApproval(askedId)).toBe('phone-over');
    const again = await asked();
    expect(stateNow()).toBe('requested');
    expect(await refusedApproval(again)).toBeUndefined();
    expect([stateNow(), station.store.get('request', requestId)?.decidedBy]).toEqual(['approved', anna.id]);
    const note = factOf('request.approve')?.note ?? {};
    const number = station.store.get('mobile-id', mobileId)?.number;
    expect(note).toMatchObject({ mobileId: number, phoneKey: phone.credential().spki, phoneCredential: phone.credential().id });
    expect(await judged()).toMatch(/^Sound: .* 1 decisions carry a signature of the decider's phone; 1 of those mobile IDs were made/);
  });

  it('is rejected by it with the reason that the phone showed, and with no other', async () => {
    const first = await asked(rejection());
    expect(lastAsked().about).toEqual(expect.arrayContaining(['Reject: Request card', `Reason for rejecting: ${REASON}`]));
    expect(await station.refusal('request.reject', { requestId, reason: 'Another', askedId: first })).toBe('phone-over');
    const second = await asked(rejection());
    expect(await station.refusal('request.reject', { requestId, reason: REASON, askedId: second })).toBeUndefined();
    expect(stateNow()).toBe('rejected');
    expect(await judged()).toContain("1 decisions carry a signature of the decider's phone");
  });

  it('wants a reason for a rejection before the phone is asked', async () => {
    expect(await station.refusal('request.ask-mobile-id', { requestId, decision: 'reject' })).toBe('reason-missing');
    expect(server.tickets).toEqual([]);
  });

  it('is decided by what was asked alone: no approval by a signed rejection, no other request, and once', async () => {
    const no = await asked(rejection());
    expect(await refusedApproval(no)).toBe('phone-over');
    const other = register.cardRequest(anna.id, register.operator);
    const yes = await asked();
    expect(await station.refusal('request.approve', { requestId: other, askedId: yes })).toBe('phone-over');
    const last = await asked();
    const both = await Promise.all([1, 2].map(() => station.ask('request.approve', { requestId, askedId: last })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(station.store.facts.count({ action: 'request.approve', subjectId: requestId })).toBe(1);
  });

  it('leaves neither the code’s secret nor the lines in the journal', async () => {
    const { url, askedId } = await station.call('request.ask-mobile-id', approval());
    const { about, signs: bound } = lastAsked();
    signs();
    await after(askedId);
    await station.call('request.approve', { requestId, askedId });
    const kept = JSON.stringify(station.store.facts.find({ limit: 1000 }));
    for (const secret of [url.split('#')[1] ?? '', bound.salt, about[1] ?? '']) expect(kept).not.toContain(secret);
  });
});

describe('What stands in the way of asking the phone', () => {
  const refused = () => station.refusal('request.ask-mobile-id', approval());

  it('is said: no server, no mobile ID in force, one that is not for signing', async () => {
    await TicketServer.without(station, async () => expect(await refused()).toBe('mobile-id-no-server'));
    change(mobileId, { uses: ['authentication'] });
    expect(await refused()).toBe('mobile-id-other-use');
    change(mobileId, { state: 'locked' });
    expect(await refused()).toBe('mobile-id-none');
    server.away = true;
    register.mobileId(anna.id, { credential: new SoftPhone(RP).credential() });
    expect(await refused()).toMatch(/^central-(away|lost)$/);
  });

  it('is four eyes: nobody is shown a code for a request of their own', async () => {
    const both = register.person('Bea Both', { roles: ['Operator', 'Approver'], memberships: [{}] });
    register.mobileId(both.id, { credential: new SoftPhone(RP).credential() });
    requestId = register.cardRequest(anna.id, both.id);
    await station.signIn(both);
    expect(await refused()).toBe('four-eyes');
    expect(await refusedAfter(requestId)).toBe('four-eyes');
    await station.signIn(OPERATOR);
    expect(await refused()).toBe('denied');
    expect(server.tickets).toEqual([]);
  });
});

describe('What a phone answers', () => {
  it.each<readonly [string, Told]>([
    ['another challenge', { challenge: 'AAAA' }],
    ['another page', { origin: 'https://id.example.org.evil.example' }],
    ['another domain', { rpId: 'example.org' }],
    ['no user verification', { verified: false }],
    ['a key that may leave the phone', { synced: true }],
    ['another key', { forged: true }],
    ['the answer to another question', { type: 'webauthn.create' }],
  ])('is refused by the station itself with %s, whatever the server says', async (_what, told) => {
    const askedId = await ask();
    signs(told);
    expect(await refusedAfter(askedId)).toBe('phone-wrong');
    expect(await refusedApproval(askedId)).toBe('phone-over');
    expect(stateNow()).toBe('requested');
  });

  it('is refused from another phone: somebody else’s, who may approve too', async () => {
    const otto = register.person('Otto Other', { roles: ['Approver'], memberships: [{}] });
    const theirs = new SoftPhone(RP);
    const other = register.mobileId(otto.id, { credential: theirs.credential() });
    const askedId = await ask();
    signs({}, theirs, other);
    expect(await refusedAfter(askedId)).toBe('phone-wrong');
  });

  it('is refused with a mobile ID that was locked meanwhile, before the server knows, also once it had signed', async () => {
    const first = await ask();
    signs();
    change(mobileId, { state: 'inactive' });
    expect(await refusedAfter(first)).toBe('mobile-id-not-active');
    change(mobileId, { state: 'active' });
    const second = await asked();
    change(mobileId, { state: 'locked' });
    expect(await refusedApproval(second)).toBe('mobile-id-not-active');
    expect(stateNow()).toBe('requested');
  });

  it('may be no, or come too late, or never', async () => {
    const no = await ask();
    server.says({ state: 'done', answer: { refused: true } });
    expect(await refusedAfter(no)).toBe('phone-refused');
    const late = await asked();
    clock.forward(181);
    expect(await refusedApproval(late)).toBe('phone-over');
    const never = await ask();
    server.says({ state: 'waiting', refused: 'passkey-unknown' });
    expect(await after(never)).toEqual({ signed: false, trouble: 'passkey-unknown' });
    server.away = true;
    expect(await after(never)).toEqual({ signed: false, trouble: 'server-away' });
    clock.forward(181);
    expect(await refusedAfter(never)).toBe('phone-over');
  });

  it('is over when the dialog closes, another code is shown, or the session is locked or ends', async () => {
    const closed = await asked();
    await station.call('request.after-mobile-id', { requestId, askedId: closed, stop: true });
    expect(await refusedApproval(closed)).toBe('phone-over');
    const first = await ask();
    const second = await ask();
    expect(await refusedAfter(first)).toBe('phone-over');
    await station.call('session.lock', {});
    await station.call('session.unlock', { password: anna.password });
    expect(await refusedAfter(second)).toBe('phone-over');
    const third = await ask();
    await station.call('session.sign-out', {});
    await station.signIn(anna);
    expect(await refusedAfter(third)).toBe('phone-over');
    await expect.poll(() => server.takenBack).toEqual([first, second, third]);
  });

  it.each([
    ['postponed', () => station.call('request.postpone', { requestId })],
    ['about somebody of another name', () => renamed()],
  ])('counts for nothing once the request is %s', async (_how, happens) => {
    const askedId = await asked();
    await happens();
    expect(await refusedApproval(askedId)).toBe('request-changed');
    const waiting = await ask();
    clock.forward(1);
    await station.call('request.postpone', { requestId });
    expect(await refusedAfter(waiting)).toBe('request-changed');
    await expect.poll(() => server.takenBack).toContain(waiting);
    expect(stateNow()).toBe('requested');
  });

  async function renamed(): Promise<void> {
    const id = station.store.get('request', requestId)?.personId ?? '';
    register.change({ record: 'person', id, set: { name: 'Ada Anders' } });
    await Promise.resolve();
  }

  it('counts for nothing once somebody else decided', async () => {
    const askedId = await asked();
    register.change({ record: 'request', id: requestId, set: { state: 'rejected', decidedBy: register.operator } });
    expect(await refusedApproval(askedId)).toBe('state-refuses');
  });
});

describe('The checker of journals', () => {
  type Note = Readonly<Record<string, string | number | boolean>>;
  const flipped = (text: unknown): string => {
    const bytes = Buffer.from(String(text), 'base64url');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    return bytes.toString('base64url');
  };
  const wrong = "its phone signature is not its key's";
  const other = new SoftPhone(RP);

  /** The approval once more, as a station would write it that makes it up. */
  async function madeUp(note: (genuine: Note) => Note, more: object = {}): Promise<string> {
    await station.call('request.approve', { requestId, askedId: await asked() });
    const genuine = factOf('request.approve');
    if (genuine === undefined) throw new TypeError('expected the approval');
    const { kind, action, who, subject } = genuine;
    const about = subject === undefined ? {} : { subject };
    station.store.transact((writer) => writer.append({ kind, action, who, ...about, note: note(genuine.note), changes: [], ...more }));
    return judged();
  }

  it.each<readonly [string, (note: Note) => Note, string]>([
    ['a damaged signature', (note) => ({ ...note, phoneSignature: flipped(note['phoneSignature']) }), wrong],
    ['damaged authenticator data', (note) => ({ ...note, phoneAuthenticatorData: flipped(note['phoneAuthenticatorData']) }), wrong],
    ['what the browser said, damaged', (note) => ({ ...note, phoneClientData: flipped(note['phoneClientData']) }), wrong],
    ['another statement', (note) => ({ ...note, statement: String(note['statement']).replace('"v":1', '"v":2') }), wrong],
    ['another key', (note) => ({ ...note, phoneKey: other.credential().spki }), wrong],
    ['no key at all', ({ phoneKey: _key, ...note }) => note, wrong],
  ])('finds %s', async (_what, note, sentence) => expect(await madeUp(note)).toContain(sentence));

  it('finds a signature that stands under another request or another decision', async () => {
    const id = register.cardRequest(anna.id, register.operator);
    expect(await madeUp((note) => note, { subject: { kind: 'request', id } })).toContain('its phone signed another request');
  });

  it('finds a decision that a phone signed whose mobile ID is somebody else’s', async () => {
    change(mobileId, { personId: register.person('Otto Other').id });
    const note = factOf('request.approve');
    expect(note).toBeUndefined();
    change(mobileId, { personId: anna.id });
    await station.call('request.approve', { requestId, askedId: await asked() });
    change(mobileId, { personId: register.person('Olof Other').id });
    expect(await judged()).toContain("the key of its phone signature is not that of the decider's phone");
  });

  it('finds a signature from after the mobile ID was locked', async () => {
    await station.call('request.approve', { requestId, askedId: await asked() });
    const genuine = factOf('request.approve');
    change(mobileId, { state: 'locked' });
    expect(await judged()).toMatch(/^Sound/);
    if (genuine === undefined) throw new TypeError('expected the approval');
    const { kind, action, who, subject, note } = genuine;
    const about = subject === undefined ? {} : { subject };
    station.store.transact((writer) => writer.append({ kind, action, who, ...about, note, changes: [] }));
    expect(await judged()).toContain("the key of its phone signature is not that of the decider's phone");
  });

  it('finds one byte of an assertion that was changed in an export', async () => {
    await station.call('request.approve', { requestId, askedId: await asked() });
    const genuine = String(factOf('request.approve')?.note['phoneSignature']);
    const [entries, checkpoint, policy] = await exported();
    const damaged = entries.replace(genuine, flipped(genuine));
    expect(damaged).not.toBe(entries);
    await expect(checkJournal([Buffer.from(damaged)], checkpoint, policy)).rejects.toThrow('its hash is not the hash of what it says');
  });
});
