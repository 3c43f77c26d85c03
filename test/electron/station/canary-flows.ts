import type { ActionId } from '../../../core/actions/all.ts';
import type { CanaryDesk } from './canary-desk.ts';
import { APPROVER, OPERATOR, READER } from './test-station.ts';

const SECOND_MS = 1000;
const LONGEST_PAUSE_SECONDS = 900;

/** First start as it goes wrong: each time with new passwords, some in the wrong field. */
export async function wrongFirstStarts(desk: CanaryDesk): Promise<void> {
  const { mint } = desk;
  const start = (operator: object, approver: object, more: object = {}) =>
    desk.ask('station.first-start', { organisation: 'Northwind', servicePoint: 'North', station: 'Desk 1', operator, approver, ...more });
  const good = { ...APPROVER, password: '' };
  await desk.times(20, () => start({ ...OPERATOR, password: mint.shortPassword() }, { ...APPROVER, password: mint.password() }));
  await desk.times(20, () => start({ ...OPERATOR, password: mint.password() }, { ...OPERATOR, password: mint.password() }));
  await desk.times(20, () =>
    start({ ...OPERATOR, email: mint.password(), password: mint.password() }, { ...good, password: mint.password() }),
  );
  await desk.times(10, () => start({ ...OPERATOR, password: [mint.password()] }, { ...APPROVER, password: { is: mint.password() } }));
  await desk.times(10, () => start(OPERATOR, APPROVER, { [mint.password()]: mint.password() }));
  await desk.times(10, () => desk.ask('session.sign-in', { email: OPERATOR.email, password: mint.password() }));
  await desk.times(10, () => desk.ask('station.restore' as ActionId, { recoveryCode: mint.recoveryCode() }));
}

export async function firstStart(desk: CanaryDesk): Promise<void> {
  const { station, passwords } = desk;
  await station.call('station.first-start', {
    organisation: 'Northwind Institute',
    servicePoint: 'North campus',
    station: 'Desk 1',
    operator: { ...OPERATOR, password: passwords.operator },
    approver: { ...APPROVER, password: passwords.approver },
  });
  await desk.signIn('operator');
  await station.call('station.print-recovery-code', {});
  await station.call('station.confirm-recovery-printed', {});
}

/** Wrong passwords at sign-in and unlock, waited for and not, of people there are and are not, and in the field of the e-mail. */
export async function wrongPasswords(desk: CanaryDesk): Promise<void> {
  const { mint, clock } = desk;
  const signIn = (email: unknown, password: unknown) => desk.ask('session.sign-in', { email, password });
  await desk.times(12, async () => {
    clock.forward(LONGEST_PAUSE_SECONDS);
    await signIn(OPERATOR.email, mint.password('a wrong password at sign-in'));
    await signIn(`${mint.password('a password as an address').toLowerCase()}@example.org`, mint.password());
  });
  await desk.times(40, () => signIn(OPERATOR.email, mint.password('a password while sign-in is slowed down')));
  await desk.times(20, () => signIn(mint.password('a password in the field of the e-mail'), desk.passwords.operator));
  await desk.times(20, () => signIn(OPERATOR.email, { typed: mint.password() }));
  await desk.times(10, () => signIn(OPERATOR.email, mint.password('a password far too long').repeat(20)));
  await desk.signIn('operator');
  await desk.station.call('session.lock', {});
  await desk.times(6, async () => {
    clock.forward(LONGEST_PAUSE_SECONDS);
    await desk.ask('session.unlock', { password: mint.password('a wrong password at unlock') });
  });
  await desk.times(30, () => desk.ask('session.unlock', { password: mint.password('a password while unlock is slowed down') }));
  await desk.times(10, () => desk.ask('session.unlock', { password: desk.passwords.operator, [mint.password()]: mint.password() }));
  clock.forward(LONGEST_PAUSE_SECONDS * SECOND_MS);
  await desk.ask('session.unlock', { password: desk.passwords.operator });
  await desk.signIn('operator');
}

/** A password typed where it does not belong: searches, ids, readers, options, messages that are none. */
export async function secretsInWrongFields(desk: CanaryDesk): Promise<void> {
  const { mint, station } = desk;
  const searches: readonly (readonly [ActionId, object])[] = [
    ['desk.search', {}],
    ['person.find', { limit: 5 }],
    ['card.find', { limit: 5 }],
  ];
  for (const [action, more] of searches)
    await desk.times(15, () => desk.ask(action, { ...more, text: mint.password('a password in a search') }));
  const ids: readonly (readonly [ActionId, string])[] = [
    ['person.open', 'personId'],
    ['card.open', 'cardId'],
    ['card.pin-status', 'reader'],
    ['card.read-chip', 'reader'],
    ['operation.open', 'operationId'],
    ['request.open', 'requestId'],
    ['option.change', 'id'],
  ];
  for (const [action, field] of ids)
    await desk.times(8, () => desk.ask(action, { value: true, [field]: mint.password(`a password as ${field}`) }));
  await desk.times(10, () => desk.ask('option.change', { id: 'idle-lock-seconds', value: mint.password('a password as an option') }));
  await desk.times(10, () => desk.ask('person.create', { name: 'Nobody', email: mint.password('a password as an e-mail') }));
  await desk.times(10, () => desk.ask(mint.password('a password as an action') as ActionId, { any: mint.password() }));
  await desk.times(10, () => station.shell.say(`no JSON ${mint.password('a password in a message that is none')}`));
  await desk.times(10, () => station.shell.say(JSON.stringify({ action: 'session.sign-in', [mint.password()]: mint.password() })));
}

/** PINs in every action that takes one: right, wrong, malformed, of another type, without a card, with a card that answers nonsense. */
export async function pins(desk: CanaryDesk): Promise<void> {
  const { mint, station } = desk;
  const { cardId } = await desk.issuedCard('Ada Ampère');
  const { identifiers } = await station.call('person.identifiers', {});
  const identifierIds = identifiers.slice(0, 1).map(({ id }) => id);
  const activate = (choose: object) =>
    desk.ask('card.activate', { cardId, identifierIds, photoCompared: true, receipt: 'signature', choose: { reader: READER, ...choose } });
  await desk.times(20, () => activate({ letterPin: mint.malformedPin(), newPin: mint.pin() }));
  await desk.times(20, () => activate({ newPin: mint.malformedPin() }));
  await desk.times(2, () => activate({ letterPin: mint.pin('a wrong PIN of a letter'), newPin: mint.pin() }));
  const first = mint.pin('the PIN chosen at hand-over');
  await activate({ newPin: first });
  await changes(desk, first);
  await unblocks(desk);
  await withTrouble(desk);
  await withoutCard(desk);
}

/** A card whose answers make no sense, one that is pulled just then, and a defect of the station itself: what is said of it must not say what was sent. */
async function withTrouble(desk: CanaryDesk): Promise<void> {
  const { mint, station, trouble } = desk;
  const card = station.readers.remove(READER);
  if (card === undefined) throw new Error('no card to be pulled');
  for (const now of ['nonsense', 'pulled', 'defect'] as const) {
    await desk.times(3, async () => {
      station.readers.remove(READER);
      await station.tile(READER, ({ contents }) => contents === 'empty');
      await station.insert(card);
      trouble.now = now;
      await desk.ask('card.unblock-pin', { reader: READER, newPin: mint.pin('a PIN that got lost') });
      await desk.ask('card.change-pin', { reader: READER, oldPin: mint.pin(), newPin: mint.pin(), spendLastTry: true });
      trouble.now = 'none';
    });
  }
}

/** The holder signs in and unlocks with the card, once with a wrong PIN each; decisions with a PIN where no card opened the session. The PIN afterwards. */
async function byCard(desk: CanaryDesk, live: string): Promise<string> {
  const { mint, station } = desk;
  await station.tile(READER, ({ contents }) => contents === 'ours');
  await desk.ask('session.sign-in-by-card', { reader: READER, pin: mint.pin('a wrong PIN at sign-in by card') });
  await station.call('session.sign-in-by-card', { reader: READER, pin: live });
  await station.call('session.lock', {});
  await desk.times(2, () => desk.ask('session.unlock-by-card', { reader: READER, pin: mint.malformedPin() }));
  await desk.ask('session.unlock-by-card', { reader: READER, pin: live });
  const chosen = mint.pin('a PIN that its holder chose anew');
  const now = (await desk.ask('self.unblock-pin', { reader: READER, newPin: chosen })) === 'allowed' ? chosen : live;
  await desk.signIn('operator');
  const personId = station.store.people.byEmail(APPROVER.email)?.id ?? '';
  const ends: readonly (readonly ['request.approve' | 'request.reject', object])[] = [
    ['request.reject', { reason: 'Not now' }],
    ['request.approve', {}],
  ];
  for (const [decide, more] of ends) {
    const { requestId = '' } = await station.call('card.request', { personId, profileId: 'employee-p256' });
    await desk.signIn('approver');
    await desk.ask(decide, { requestId, ...more, pin: mint.pin('a PIN with a decision') });
    await desk.signIn('operator');
  }
  return now;
}

async function changes(desk: CanaryDesk, first: string): Promise<void> {
  const { mint } = desk;
  const change = (oldPin: unknown, newPin: unknown, reader: string = READER) => desk.ask('card.change-pin', { reader, oldPin, newPin });
  let live = first;
  await desk.times(25, async () => {
    await change(mint.pin('a wrong old PIN'), mint.pin('a PIN not taken'));
    const next = mint.pin('a new PIN');
    if ((await change(live, next)) === 'allowed') live = next;
  });
  live = await byCard(desk, live);
  await desk.times(40, () => change(mint.malformedPin(), mint.pin()));
  await desk.times(40, () => change(live, mint.malformedPin()));
  await desk.times(10, () => change(Number(mint.pin()), [mint.pin()]));
  await desk.times(10, () => change(mint.pin(), mint.pin(), mint.pin('a PIN as a reader')));
  await desk.times(10, () => desk.ask('card.change-pin', { reader: READER, oldPin: live, newPin: mint.pin(), [mint.pin()]: mint.pin() }));
}

async function unblocks(desk: CanaryDesk): Promise<void> {
  const { mint } = desk;
  const unblock = (newPin: unknown) => desk.ask('card.unblock-pin', { reader: READER, newPin });
  await desk.times(6, () =>
    desk.ask('card.change-pin', { reader: READER, oldPin: mint.pin('a PIN that blocks'), newPin: mint.pin(), spendLastTry: true }),
  );
  await desk.times(15, () => unblock(mint.pin('a PIN after unblocking')));
  await desk.times(30, () => unblock(mint.malformedPin()));
  await desk.times(10, () =>
    desk.ask('card.unblock-pin', { reader: READER, newPin: mint.pin(), puk: mint.pin('a PUK that nobody asks for') }),
  );
}

async function withoutCard(desk: CanaryDesk): Promise<void> {
  const { mint, station } = desk;
  const card = station.readers.remove(READER);
  await station.tile(READER, ({ contents }) => contents === 'empty');
  await desk.times(10, () => desk.ask('card.change-pin', { reader: READER, oldPin: mint.pin(), newPin: mint.pin() }));
  await desk.times(10, () => desk.ask('card.unblock-pin', { reader: READER, newPin: mint.pin() }));
  if (card !== undefined) await station.insert(card);
}

/** PIN letters: the station makes the PIN. One goes to a printer and is confirmed, the other still waits as a file. */
export async function letters(desk: CanaryDesk): Promise<void> {
  const { station } = desk;
  await station.call('option.change', { id: 'cards-pin-length', value: 8 });
  const printed = await desk.issuedCard('Otto Ohm', 'yubikey-5.7');
  station.shell.printer = 'takes';
  await station.call('letter.print', { cardId: printed.cardId });
  await station.call('letter.confirm-printed', { cardId: printed.cardId });
  await desk.ask('card.read-chip', { reader: READER });
  station.shell.printer = 'none';
  const waiting = await desk.issuedCard('Vera Volt', 'odd');
  await station.call('letter.print', { cardId: waiting.cardId });
  await desk.ask('card.preflight', { cardId: waiting.cardId, reader: READER });
}

/** Join files that are none, with secrets inside: of the person who types, not of the station. */
export async function wrongJoinFiles(desk: CanaryDesk, servicePointId?: string): Promise<void> {
  const { mint } = desk;
  const file = () => JSON.stringify({ body: { v: 1, kind: mint.password('a password in a join file') }, signature: mint.password() });
  const texts = [() => mint.password('a password as a join file'), file];
  for (const text of texts) {
    if (servicePointId === undefined) await desk.times(10, () => desk.ask('station.join', { answer: text() }));
    else await desk.times(10, () => desk.ask('station.answer-join', { request: text(), servicePointId, organisationKeys: true }));
  }
}

/** Everything that shows or writes out what is kept. */
export async function lookAtEverything(desk: CanaryDesk): Promise<void> {
  const { station } = desk;
  for (const list of ['people', 'cards', 'temporary-cards', 'requests', 'batches', 'journal'])
    await desk.ask('report.export-list', { list, text: '' });
  const { facts } = await station.call('journal.find', { limit: 100 });
  for (const { n } of facts) await station.call('journal.entry', { n });
  const { cards } = await station.call('card.find', { text: '', limit: 50 });
  for (const { id } of cards) await station.call('card.open', { cardId: id });
  const { people } = await station.call('person.find', { text: '', limit: 50 });
  for (const { id } of people) {
    await station.call('person.open', { personId: id });
    await desk.ask('person.export', { personId: id });
  }
  for (const action of [
    'desk.open',
    'option.list',
    'authority.open',
    'journal.verify',
    'journal.export',
    'authority.export',
    'station.status',
  ] as const)
    await desk.ask(action, {});
  await desk.ask('card.read-chip', { reader: READER });
  await desk.ask('card.pin-status', { reader: READER });
}
