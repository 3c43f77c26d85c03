import { demoPassword } from '../../core/actions/station/demo-password.ts';
import type { BatchView, CardSummary, PersonSummary, RequestSummary } from '../../core/actions/views.ts';
import { APPROVER, OPERATOR, SOUTH } from '../../electron/demo/scene.ts';
import { aRaid } from '../electron/station/raid-bodies.ts';
import { blankCard, type Desk } from './desk.ts';
import { ended, PIN, tileIs } from './rows-world.ts';

/** Records of the demo, and what was done with two simulated cards, for every screen to show. */
export interface World {
  readonly person: PersonSummary;
  readonly activeCard: CardSummary;
  readonly toProduce: CardSummary;
  readonly toHandOver: CardSummary;
  readonly toDecide: RequestSummary;
  readonly batchId: string;
  /** A file of people that was checked and not entered. */
  readonly importId: string;
  /** The issue of the card that lies in the first reader. */
  readonly operationId: string;
  readonly inReader: CardSummary;
  readonly freeTemporaryCardId: string;
  readonly lentTemporaryCardId: string;
  /** Of the own service point, at version 2. */
  readonly raidId: string;
  readonly ownPointId: string;
  /** South campus, with staff and people who wait. */
  readonly otherPointId: string;
  /** Holds a blank card. */
  readonly blankReader: string;
}

const accounts = { operator: OPERATOR, approver: APPROVER } as const;
export type Who = keyof typeof accounts;

export async function signInAs({ post }: Desk, who: Who): Promise<void> {
  await post('session.sign-in', { email: accounts[who], password: demoPassword });
}

/** Everything that the screens show; called once, with the demo filled. */
export async function makeWorld(desk: Desk): Promise<World> {
  await signInAs(desk, 'operator');
  await desk.post('station.print-recovery-code', {});
  await desk.post('station.confirm-recovery-printed', {});
  const waiting = await onDesk(desk);
  const [first, second] = waiting.toProduce;
  const [toHandOver] = waiting.toHandOver;
  const activeCard = (await find<CardSummary>(desk, 'card', ['active']))[0];
  const person = (await find<PersonSummary>(desk, 'person', ['active'])).find(({ id }) => id === activeCard?.personId);
  const [free, lent] = await temporaryCards(desk, person?.id ?? '');
  const { operationId } = await issued(desk, first?.id ?? '');
  await desk.insert(await blankCard(), 1);
  await tileIs(desk, 1, ({ contents }) => contents === 'blank');
  const batchId = await ranBatch(desk);
  const points = await servicePoints(desk);
  const importId = await checkedImport(desk);
  await signInAs(desk, 'approver');
  const [toDecide] = (await onDesk(desk)).toDecide;
  await signInAs(desk, 'operator');
  return {
    person: there(person),
    activeCard: there(activeCard),
    toProduce: there(second),
    toHandOver: there(toHandOver),
    toDecide: there(toDecide),
    inReader: there(first),
    batchId,
    ...points,
    importId,
    operationId,
    freeTemporaryCardId: free,
    lentTemporaryCardId: lent,
    blankReader: desk.readers[1] ?? '',
  };
}

const FILE = `Name;E-mail;Department;Phone
Zoë Ampère;zoe.ampere@example.org;Optics;+44 20 7946 0001
Bo Berg;bo.berg@example.org;Acoustics;
;nobody@example.org;;
Bo Again;bo.berg@example.org;Acoustics;
`;

async function checkedImport({ post }: Desk): Promise<string> {
  const bytes = Buffer.from(FILE).toString('base64');
  const { importId } = await post<{ importId: string }>('import.take', { fileName: 'people.csv', at: 0, bytes, last: true });
  const { reading } = await post<{ reading: object }>('import.open', { importId });
  await post('import.check', { importId, reading });
  return importId;
}

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('expected the demo to have one');
  return value;
}

interface OnDesk {
  readonly toProduce: readonly CardSummary[];
  readonly toHandOver: readonly CardSummary[];
  readonly toDecide: readonly RequestSummary[];
}

const onDesk = ({ post }: Desk): Promise<OnDesk> => post<OnDesk>('desk.open', {});

async function find<Found>({ post }: Desk, what: 'card' | 'person', states: readonly string[]): Promise<readonly Found[]> {
  const found = await post<{ readonly cards?: readonly Found[]; readonly people?: readonly Found[] }>(`${what}.find`, {
    text: '',
    states,
    limit: 200,
  });
  return found.cards ?? found.people ?? [];
}

/** Two for the pool; the first is lent, and both wait outside the readers. */
async function temporaryCards(desk: Desk, personId: string): Promise<readonly [free: string, lent: string]> {
  const profileId = 'employee-p256';
  const asked = await desk.post<{ temporaryCardIds: string[] }>('temporary-card.request', { count: 3, profileId });
  const [lent = '', free = ''] = asked.temporaryCardIds;
  const reader = desk.readers[0] ?? '';
  for (const temporaryCardId of [free, lent]) {
    const link = await desk.insert(await blankCard());
    await tileIs(desk, 0, ({ contents }) => contents === 'blank');
    await ended(desk, (await desk.post<Begun>('temporary-card.issue', { temporaryCardId, reader })).operationId);
    await tileIs(desk, 0, (tile) => tile.temporaryCardId === temporaryCardId);
    if (temporaryCardId === lent) {
      const encode = { reader, newPin: PIN };
      await ended(desk, (await desk.post<Begun>('temporary-card.assign', { temporaryCardId, personId, encode })).operationId);
    }
    await link.remove();
    await tileIs(desk, 0, ({ contents }) => contents === 'empty');
  }
  return [free, lent];
}

/** Issued and handed over, in the first reader. */
async function issued(desk: Desk, cardId: string): Promise<Begun> {
  const { post, readers } = desk;
  await desk.insert(await blankCard());
  await tileIs(desk, 0, ({ contents }) => contents === 'blank');
  const begun = await post<Begun>('card.issue', { cardId, reader: readers[0] });
  await ended(desk, begun.operationId);
  await post('letter.print', { cardId });
  await post('letter.confirm-printed', { cardId });
  const { identifiers } = await post<{ identifiers: { id: string }[] }>('person.identifiers', {});
  const identifierIds = identifiers.slice(0, 1).map(({ id }) => id);
  await post('card.activate', { cardId, identifierIds, photoCompared: true, receipt: 'signature' });
  await tileIs(desk, 0, ({ cardState }) => cardState === 'active');
  return begun;
}

/** North campus complete and with a key, so that RAiDs may be minted there. */
async function servicePoints({ post }: Desk): Promise<Pick<World, 'ownPointId' | 'otherPointId' | 'raidId'>> {
  const { servicePoints: points } = await post<{ servicePoints: { id: string; name: string }[] }>('service-point.find', {});
  const own = points.find(({ name }) => name !== SOUTH);
  const [ownPointId, otherPointId] = [own?.id ?? '', points.find(({ name }) => name === SOUTH)?.id ?? ''];
  const people = { adminEmail: 'head@example.org', techEmail: 'tech@example.org' };
  const identifierOwner = 'https://ror.org/00rqy9422';
  await post('service-point.update', { servicePointId: ownPointId, name: own?.name, ...people, identifierOwner, appWritesEnabled: true });
  await post('api-key.create', { servicePointId: ownPointId, subject: 'Repository harvester', role: 'service-point-user' });
  const { raidId } = await post<{ raidId: string }>('raid.mint', { draftId: null, metadata: aRaid(), people: [] });
  const date = { startDate: '2024-02', endDate: '2026' };
  await post('raid.edit', { raidId, version: 1, metadata: aRaid('Reef soundscapes', { date }), people: [] });
  return { ownPointId, otherPointId, raidId };
}

/** A batch with rows that are done and rows that were passed over. */
async function ranBatch(desk: Desk): Promise<string> {
  const { post } = desk;
  const people = [
    ...(await find<PersonSummary>(desk, 'person', ['active'])).slice(20, 26),
    ...(await find<PersonSummary>(desk, 'person', ['locked', 'rejected'])).slice(0, 2),
  ];
  const give = ['Mobile ID self-service user'];
  const { batchId } = await post<BatchView & { batchId: string }>('batch.edit-roles', {
    personIds: people.map(({ id }) => id),
    give,
    take: [],
  });
  await post('batch.run', { batchId });
  return batchId;
}

interface Begun {
  readonly operationId: string;
}
