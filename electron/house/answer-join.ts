import type { ActionInput } from '../../core/actions/all.ts';
import { fromBase64, toBase64 } from '../../core/base/bytes.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { JoinContent, JoinRequest } from '../../core/records/join-files.ts';
import type { Organisation, Station } from '../../core/records/records.ts';
import { makeIssuing } from '../authority/make-organisation.ts';
import { instantOf } from '../router/clock.ts';
import { writeJoinAnswer } from '../secrets/join-answer.ts';
import { readJoinRequest } from '../secrets/join-request.ts';
import type { HeldKey, KeyName, KeyRing } from '../secrets/key-ring.ts';
import type { SealedSet } from '../secrets/sealed-set.ts';
import type { StationKeys } from '../secrets/station-keys.ts';
import type { StoreReader, StoreWriter } from '../store/store.ts';
import type { AuthorityCertificates } from './authority-certificates.ts';
import { stationIdOf } from './station-id.ts';
import { type AuthorityKeyName, sealedSigner } from './authority-keys.ts';
import type { FounderParts } from './founder-parts.ts';

const ROOT: AuthorityKeyName = 'root';

export interface AnswerParts {
  readonly ring: KeyRing;
  readonly sealed: SealedSet;
  readonly keys: StationKeys;
  readonly certificates: AuthorityCertificates;
  readonly parts: FounderParts;
}

export interface Answered {
  readonly answer: string;
  readonly station: Station;
  /** Notes which numbers were given away; belongs into the transaction of the fact. */
  readonly keep: (writer: StoreWriter) => void;
}

/**
 * The answer to another station's request: an issuing authority for it under the root, the service point's key and, if named, the
 * organisation's, the accounts of that service point. Throws Refusal('join-file-invalid', 'not-found', 'authority-refused').
 */
export async function answerJoin(input: ActionInput<'station.answer-join'>, given: AnswerParts): Promise<Answered> {
  const { store, clock } = given.parts;
  const request = readJoinRequest(input.request);
  assertNotTaken(request, store);
  const servicePoint = store.get('service-point', input.servicePointId);
  const organisation = store.all('organisation')[0];
  if (servicePoint === undefined || organisation === undefined) throw new Refusal('not-found');
  const createdAt = store.get('station', request.station.id)?.createdAt ?? instantOf(clock);
  const station: Station = { ...request.station, servicePointId: servicePoint.id, enabled: true, createdAt };
  const numbers = numberBlocks(store, station.id);
  const issuing = issuingAuthorityFor(request, organisation, given);
  const names: KeyName[] = [
    `service-point:${servicePoint.id}`,
    ...(input.organisationKeys ? [`organisation:${organisation.id}` as const] : []),
  ];
  const others = store.all('station').filter((one) => one.id !== station.id);
  const content: JoinContent = {
    organisation,
    servicePoint,
    station,
    stations: [...others, station],
    issuingChain: [toBase64(issuing), toBase64(given.certificates.root)],
    keys: names.map((key) => wrapped(given.ring.newest(key), given.ring, fromBase64(station.wrappingSpki))),
    accounts: accountsOf(servicePoint.id, store),
    blobs: blobsOf(names, store),
    identifiers: [...store.all('identifier')],
    options: [...store.all('option')],
    numberBlock: numbers.block,
  };
  const stationId = stationIdOf(store);
  const answer = writeJoinAnswer({ request, content, stationId, at: instantOf(clock) }, given.keys);
  return { answer, station, keep: (writer) => writer.settings.set(NUMBER_BLOCKS, numbers.given) };
}

/** A request that calls itself a station we know, but has other keys, would put its keys in the place of that station's. */
function assertNotTaken({ station }: JoinRequest, store: StoreReader): void {
  const known = store.get('station', station.id);
  if (known === undefined && station.id !== stationIdOf(store)) return;
  const same = known?.signingSpki === station.signingSpki && known.wrappingSpki === station.wrappingSpki;
  if (!same || station.id === stationIdOf(store)) throw new Refusal('join-file-invalid', { because: 'station-taken' });
}

const NUMBER_BLOCKS = 'number-blocks';

/** A station that is answered again keeps its numbers; a new one gets those after all that were ever given. */
function numberBlocks(store: StoreReader, stationId: string): { readonly block: number; readonly given: Record<string, number> } {
  const given = (store.settings.get(NUMBER_BLOCKS) ?? {}) as Record<string, number>;
  const block = given[stationId] ?? Math.max(0, ...Object.values(given)) + 1;
  return { block, given: { ...given, [stationId]: block } };
}

/** The joining station's own issuing authority, under the organisation's root; DER. */
function issuingAuthorityFor(request: JoinRequest, organisation: Organisation, { sealed, certificates, parts }: AnswerParts): Uint8Array {
  const { store, clock, random } = parts;
  if (!holdsRoot(store, organisation.id)) throw new Refusal('authority-refused', { reason: 'the root is kept at the first station' });
  const root = { signer: sealedSigner(store, sealed, { name: 'root', ownerId: organisation.id }), certificate: certificates.root };
  const making = { organisation: organisation.name, nowMs: clock.now(), random, station: request.station.name };
  return makeIssuing(fromBase64(request.issuingSpki), root, making);
}

function holdsRoot(store: StoreReader, recordId: string): boolean {
  return store.blobs.find({ kind: 'ca-key', recordId }).some((blob) => blob.field === ROOT && blob.destroyedAt === undefined);
}

function wrapped(held: HeldKey, ring: KeyRing, wrappingSpki: Uint8Array): JoinContent['keys'][number] {
  return { key: held.name, version: held.version, wrapped: toBase64(ring.wrapFor(held, wrappingSpki)) };
}

/** People with an enabled membership at that service point, their roles, and the hashes of their passwords. */
function accountsOf(servicePointId: string, store: StoreReader): JoinContent['accounts'] {
  return store.memberships.byServicePoint(servicePointId).flatMap((membership) => {
    const person = store.get('person', membership.personId);
    const account = store.get('account', membership.personId);
    if (person === undefined || account === undefined || membership.state !== 'enabled') return [];
    // Whose home is elsewhere has a data key that this service point's key does not open: they sign in at home.
    if (person.servicePointId !== servicePointId) return [];
    const passwordHash = store.passwords.get(person.id)?.hash;
    return [{ person, account, memberships: [membership], ...(passwordHash === undefined ? {} : { passwordHash }) }];
  });
}

/**
 * The sealed secrets that the given keys open. Initial PINs stay where their cards are; the root's key never leaves the station that
 * made it, sealed or not: no other needs it.
 */
function blobsOf(names: readonly KeyName[], store: StoreReader): JoinContent['blobs'] {
  return names.flatMap((under) =>
    store.blobs
      .find({ under })
      .filter((blob) => blob.destroyedAt === undefined && blob.kind !== 'initial-pin' && !(blob.kind === 'ca-key' && blob.field === ROOT))
      .map(({ id, kind, recordId, field, keyVersion, bytes, createdAt }) => ({
        id,
        kind,
        recordId,
        field,
        under,
        keyVersion,
        bytes: toBase64(bytes),
        createdAt,
      })),
  );
}
