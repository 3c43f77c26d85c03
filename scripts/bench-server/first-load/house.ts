import { randomBytes, randomUUID } from 'node:crypto';
import { toBase64 } from '../../../core/base/bytes.ts';
import type { Change, FactDraft } from '../../../core/facts/draft.ts';
import type { RelayedBlob } from '../../../core/sync/wire.ts';
import { headAfter, writeFact, type WrittenFact } from '../../../server/facts/write-fact.ts';
import { type Author, type Desk, drafts, PERSON, POINT } from '../ingest/journals.ts';

const AT = '2026-03-01T08:00:00.000Z';
/** Of everybody's data key, so that nothing of the work on keys is left out but their secrecy. */
export const BENCH_KEY = new Uint8Array(32);

/** A fact with the secrets that it names, as their stations keep them. */
interface Made {
  readonly draft: FactDraft;
  readonly blobs: readonly RelayedBlob[];
  readonly dataKeyId?: string;
}

/** A relayed data key; what is in it is opened by whoever holds the service point's key, which the bench stands for. */
function blobOf(id: string, personId: string, { servicePointId }: Desk): RelayedBlob {
  const bytes = toBase64(new Uint8Array(60));
  return {
    id,
    kind: 'data-key',
    recordId: personId,
    field: 'dataKey',
    under: `service-point:${servicePointId}`,
    keyVersion: 1,
    bytes,
    createdAt: AT,
  };
}

/** The service point, its stations with their keys, and who sits there. */
function founding(stations: readonly Author[], desk: Desk): Made {
  const { servicePointId, operatorId } = desk;
  const [dataKeyId, membership] = [randomUUID(), randomUUID()];
  const at = { servicePointId, createdAt: AT };
  const changes: readonly Change[] = [
    { record: 'service-point', id: servicePointId, set: { id: servicePointId, name: 'Bench', ...POINT, createdAt: AT } },
    ...stations.map(({ station: id, spki }): Change => {
      const set = { id, name: `Desk ${id.slice(0, 8)}`, ...at, signingSpki: toBase64(spki), wrappingSpki: toBase64(spki), enabled: true };
      return { record: 'station', id, set };
    }),
    { record: 'person', id: operatorId, set: { id: operatorId, ...at, ...PERSON, dataKeyId } },
    { record: 'account', id: operatorId, set: { personId: operatorId, roles: ['Operator'], registryOperator: false } },
    {
      record: 'membership',
      id: membership,
      set: { id: membership, personId: operatorId, ...at, role: 'service-point-admin', state: 'enabled' },
    },
  ];
  return {
    draft: { kind: 'observation', action: 'bench.begin', who: {}, changes },
    blobs: [blobOf(dataKeyId, operatorId, desk)],
    dataKeyId,
  };
}

/** Somebody new, their card, and the ten facts of its issue: twelve facts, each with a record. */
function issue(number: number, desk: Desk): readonly Made[] {
  const { servicePointId, operatorId } = desk;
  const [personId, cardId, dataKeyId] = [randomUUID(), randomUUID(), randomUUID()];
  const at = { servicePointId, createdAt: AT };
  const by = { kind: 'observation', who: { person: operatorId }, servicePoint: servicePointId } as const;
  const named = {
    name: `Anna Sample ${number}`,
    sortName: `Sample ${number} Anna`,
    email: `p${number}@example.org`,
    number: String(number),
  };
  const card = { id: cardId, ...at, personId, number, profileId: 'employee-p256', state: 'approved' } as const;
  const person: Change = { record: 'person', id: personId, set: { id: personId, ...at, state: 'active', ...named, dataKeyId } };
  const account: Change = { record: 'account', id: personId, set: { personId, roles: [], registryOperator: false } };
  return [
    {
      draft: {
        ...by,
        action: 'bench.person',
        subject: { kind: 'person', id: personId },
        note: { number: String(number) },
        changes: [person, account],
      },
      blobs: [blobOf(dataKeyId, personId, desk)],
      dataKeyId,
    },
    {
      draft: { ...by, action: 'bench.card', subject: { kind: 'card', id: cardId }, changes: [{ record: 'card', id: cardId, set: card }] },
      blobs: [],
    },
    ...drafts(desk, cardId).map((draft) => ({ draft, blobs: [] })),
  ];
}

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

function written(author: Author, { draft, dataKeyId }: Made): WrittenFact {
  const scribe = { ...author.scribe, random };
  const fact = writeFact(draft, author.head, {
    scribe,
    keyOf: () => (dataKeyId === undefined ? undefined : { id: dataKeyId, key: BENCH_KEY }),
  });
  author.head = headAfter(fact);
  return fact;
}

export interface Delivered {
  readonly author: Author;
  readonly facts: readonly WrittenFact[];
  readonly blobs: readonly RelayedBlob[];
}

/** So many facts of those stations in deliveries of so many, the founding one first; each is written when it is asked for. */
export function* deliveries(
  stations: readonly Author[],
  { desk, facts, atOnce }: { readonly desk: Desk; readonly facts: number; readonly atOnce: number },
): Generator<Delivered> {
  const [first] = stations;
  if (first === undefined) throw new RangeError('a feed needs a station');
  const begun = founding(stations, desk);
  yield { author: first, facts: [written(first, begun)], blobs: begun.blobs };
  let [made, number, turn] = [1, 1, 0];
  while (made < facts) {
    const author = stations[turn++ % stations.length] ?? first;
    const some: Made[] = [];
    while (some.length < atOnce) some.push(...issue((number += 1), desk));
    const those = some.slice(0, Math.min(some.length, facts - made));
    made += those.length;
    yield { author, facts: those.map((one) => written(author, one)), blobs: those.flatMap(({ blobs }) => blobs) };
  }
}
