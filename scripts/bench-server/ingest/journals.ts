import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { toBase64 } from '../../../core/base/bytes.ts';
import { canonicalJson, type Json } from '../../../core/base/canonical-json.ts';
import type { Change, FactDraft } from '../../../core/facts/draft.ts';
import { noFactBefore } from '../../../core/facts/hash.ts';
import { type RelayedBlob, signedAs } from '../../../core/sync/wire.ts';
import { type Head, headAfter, type Scribe, writeFact, type WrittenFact } from '../../../server/facts/write-fact.ts';

/** Whose stations they are, and who sits at them. */
export interface Desk {
  readonly tenant: string;
  readonly servicePointId: string;
  readonly operatorId: string;
}

/** A station with its key; it signs what it writes beforehand, so that nothing of that falls on whoever is measured. */
export interface Author {
  readonly station: string;
  readonly spki: Uint8Array;
  readonly scribe: Scribe;
  readonly signAs: (text: string, context: string) => string;
  head: Head;
  /** What is still to be written of the card that it makes now. */
  left: readonly FactDraft[];
}

const AT = '2026-03-01T08:00:00.000Z';
export const PERSON = { state: 'active', name: 'A', sortName: 'A', email: 'a@example.org', number: '1' } as const;
export const POINT = {
  enabled: true,
  number: 20_000_000,
  adminEmail: 'a@example.org',
  techEmail: 't@example.org',
  identifierOwner: 'https://ror.org/038sjwq14',
  repositoryId: 'LOCAL.A',
  prefix: '10.82481',
  appWritesEnabled: true,
};
const STEPS = ['select', 'read-keys', 'new-keys', 'certificate-9a', 'certificate-9c', 'certificate-9d', 'photo', 'read-back'] as const;

export function newAuthor(): Author {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
  const signing = { publicKey: spki.slice(-32), sign: (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey)) };
  const station = randomUUID();
  return {
    station,
    spki,
    scribe: { station, epoch: 0, signing, now: Date.now, random: () => new Uint8Array(0) },
    signAs: (text, context) => toBase64(signing.sign(Buffer.concat([Buffer.from(context), createHash('sha256').update(text).digest()]))),
    head: { n: 0, hash: noFactBefore },
    left: [],
  };
}

/**
 * The next so many facts of that station: cards as they are made, ten facts each, every one with a change of a record. Where a card's ten do not
 * fit, the next facts go on with them.
 */
export function writeFacts(author: Author, count: number, desk: Desk): readonly WrittenFact[] {
  const facts: WrittenFact[] = [];
  while (facts.length < count) {
    if (author.left.length === 0) author.left = drafts(desk);
    const now = author.left.slice(0, count - facts.length);
    author.left = author.left.slice(now.length);
    for (const draft of now) facts.push(written(author, draft));
  }
  return facts;
}

function written(author: Author, draft: FactDraft): WrittenFact {
  const fact = writeFact(draft, author.head, { scribe: author.scribe, keyOf: () => undefined });
  author.head = headAfter(fact);
  return fact;
}

/** What an operator's one card leaves in the journal. */
export function drafts({ servicePointId, operatorId }: Desk, cardId: string = randomUUID()): readonly FactDraft[] {
  const id = randomUUID();
  const own = {
    kind: 'observation',
    who: { person: operatorId },
    servicePoint: servicePointId,
    subject: { kind: 'card', id: cardId },
  } as const;
  const begun = { id, kind: 'issue', cardId, servicePointId, state: 'open', step: 'begin', findings: {}, startedBy: operatorId } as const;
  const change = (set: object): Change => ({ record: 'operation', id, set }) as Change;
  return [
    { ...own, action: 'operation.begin', changes: [change({ ...begun, startedAt: AT })] },
    ...STEPS.map((step) => ({
      ...own,
      action: 'operation.step',
      note: { step },
      changes: [change({ step, findings: { [step]: `${id}${cardId}` } })],
    })),
    { ...own, action: 'operation.end', changes: [change({ state: 'done', endedAt: AT })] },
  ];
}

/** What there has to be before others mean anything: the service point and who sits there, whose name is sealed under a key that nobody has. */
export function foundingFact(author: Author, { servicePointId, operatorId }: Desk): WrittenFact {
  const at = { servicePointId, createdAt: AT };
  const [dataKeyId, membership] = [randomUUID(), randomUUID()];
  const changes: readonly Change[] = [
    {
      record: 'service-point',
      id: servicePointId,
      set: { id: servicePointId, name: 'Bench', ...POINT, createdAt: AT },
    },
    { record: 'person', id: operatorId, set: { id: operatorId, ...at, ...PERSON, dataKeyId } },
    { record: 'account', id: operatorId, set: { personId: operatorId, roles: ['Operator'], registryOperator: false } },
    {
      record: 'membership',
      id: membership,
      set: { id: membership, personId: operatorId, ...at, role: 'service-point-admin', state: 'enabled' },
    },
  ];
  const scribe = { ...author.scribe, random: (length: number) => new Uint8Array(length) };
  const draft: FactDraft = { kind: 'observation', action: 'bench.begin', who: {}, changes };
  const fact = writeFact(draft, author.head, { scribe, keyOf: () => ({ id: dataKeyId, key: new Uint8Array(32) }) });
  author.head = headAfter(fact);
  return fact;
}

/** The body of a push, as a station sends it: facts that follow each other. */
export function pushOf(
  facts: readonly WrittenFact[],
  author: Author,
  { tenant, blobs = [] }: Pick<Desk, 'tenant'> & { readonly blobs?: readonly RelayedBlob[] },
): Buffer {
  const entries = facts.map(({ fact, signature }) => ({ fact, signature: toBase64(signature) }));
  const text = canonicalJson({ v: 1, tenant, station: author.station, epoch: 0, facts: entries } as unknown as Json);
  return Buffer.from(JSON.stringify({ text, signature: author.signAs(text, signedAs.delivery), blobs, dataKeys: [] }));
}
