import { randomUUID } from 'node:crypto';
import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { approvedCard, activate, blankCard, issue, person, PIN } from './path.ts';
import type { PeopleWorld } from './people-world.ts';
import { inPool, lent } from './pool.ts';
import { OPERATOR, READER, type TestStation } from './test-station.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';
let made = 0;

/** A name that no other has. */
export function aName(): string {
  made += 1;
  return `Quirin ${letters[Math.floor(made / 26) % 26]}${letters[made % 26]}ovsky`;
}

/** What somebody new has by default, and one role more. */
export const MORE_ROLES = ['Self-service user' as const, 'Mobile ID self-service user' as const];

export const newPerson = ({ station }: PeopleWorld): Promise<string> => person(station, aName());

/** Nothing lies in the reader. */
export async function emptied(station: TestStation): Promise<void> {
  station.readers.remove(READER);
  await station.tile(READER, ({ contents }) => contents === 'empty');
}

export interface Issued {
  readonly cardId: string;
  readonly personId: string;
  readonly card: SimulatedCard;
}

/** An issued card, in the reader, whose PIN letter waits to be printed. */
export async function issuedCard(world: PeopleWorld, personId?: string): Promise<Issued> {
  const { station } = world;
  const holder = personId ?? (await newPerson(world));
  const cardId = await approvedCard(station, holder);
  await emptied(station);
  const card = await blankCard();
  await station.insert(card);
  await issue(station, cardId);
  await station.tile(READER, ({ contents }) => contents === 'ours');
  await station.call('letter.print', { cardId });
  return { cardId, personId: holder, card };
}

/** The same in force, with a PIN that its holder chose. */
export async function cardInForce(world: PeopleWorld, personId?: string): Promise<Issued> {
  const issued = await issuedCard(world, personId);
  await activate(world.station, issued.cardId, PIN);
  return issued;
}

export async function lentCard(world: PeopleWorld, personId?: string): Promise<{ readonly id: string; readonly personId: string }> {
  const holder = personId ?? (await newPerson(world));
  await emptied(world.station);
  const { id } = await inPool(world.station);
  await lent(world.station, id, holder);
  return { id, personId: holder };
}

/** Work at a temporary card that was begun and is not finished. */
export function begunWith({ register }: PeopleWorld, cardId: string): void {
  const id = randomUUID();
  const begun = { kind: 'extend', state: 'open', step: 'look', findings: {}, temporary: true } as const;
  const by = { startedBy: register.operator, startedAt: new Date().toISOString(), servicePointId: register.here };
  register.change({ record: 'operation', id, set: { ...begun, ...by, id, cardId } });
}

/** In force, with a certificate that no authority of this station made. */
function virtualCard({ register }: PeopleWorld, personId: string): void {
  const [id, cardId] = [randomUUID(), register.virtualSmartCard(personId)];
  const of = { cardId, personId, virtual: true, servicePointId: register.here, slot: '9a', keyKind: 'p256', der: 'AA==' } as const;
  const times = { notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2099-01-01T00:00:00.000Z' } as const;
  const standing = { serialHex: id.replaceAll('-', ''), state: 'valid', waitingForAuthority: false } as const;
  register.change({ record: 'certificate', id, set: { ...of, ...times, ...standing, id } });
}

/** Somebody of whom everything there can be is there: only so can everything happen to it. */
export async function wholePerson(world: PeopleWorld): Promise<string> {
  const { station, register } = world;
  const personId = await newPerson(world);
  await cardInForce(world, personId);
  await issuedCard(world, personId);
  const loan = await lentCard(world, personId);
  await emptied(station);
  begunWith(world, loan.id);
  virtualCard(world, personId);
  register.mobileId(personId);
  await station.call('card.request', { personId, profileId: 'employee-p256' });
  await station.call('person.edit', { personId, title: 'Doctor' });
  await withTraces(world, personId);
  return personId;
}

/** A code, a view, mail and a letter that are there because of that person. */
async function withTraces({ station }: PeopleWorld, personId: string): Promise<void> {
  const { name = '', email = '' } = station.store.get('person', personId) ?? {};
  await station.call('person.reset-password', { personId, delivery: { letter: true, mail: true } });
  await station.call('view.save', {
    list: 'people',
    name: 'Theirs',
    view: { text: name, states: [], hidden: [], sort: { by: 'number', down: false } },
  });
  await station.call('self.forgot-password', { email });
  await station.signIn(OPERATOR);
}

/** Begun, and stopped after that step; gives the operation. */
export async function stoppedAt(station: TestStation, step: string, begin: () => Promise<string>): Promise<string> {
  const reached = station.heard((event) =>
    event.event === 'operation' && event.operation.steps.some(({ key, state }) => key === step && state === 'done') ? true : undefined,
  );
  const operationId = await begin();
  await reached;
  await station.call('operation.cancel', { operationId });
  await station.ended(operationId);
  await station.tile(READER, ({ contents }) => contents === 'unfinished');
  return operationId;
}
