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
import type { StoreReader } from '../store/store.ts';
import type { AuthorityCertificates } from './authority-certificates.ts';
import { stationIdOf } from './station-id.ts';
import { sealedSigner } from './authority-keys.ts';
import type { FounderParts } from './founder-parts.ts';

export interface AnswerParts {
  readonly ring: KeyRing;
  readonly sealed: SealedSet;
  readonly keys: StationKeys;
  readonly certificates: AuthorityCertificates;
  readonly parts: FounderParts;
}

/**
 * The answer to another station's request: an issuing authority for it under the root, the service point's key and, if named, the
 * organisation's, the accounts of that service point. Throws Refusal('join-file-invalid', 'not-found').
 */
export async function answerJoin(
  input: ActionInput<'station.answer-join'>,
  given: AnswerParts,
): Promise<{ answer: string; station: Station }> {
  const { store, clock } = given.parts;
  const request = readJoinRequest(input.request);
  const servicePoint = store.get('service-point', input.servicePointId);
  const organisation = store.all('organisation')[0];
  if (servicePoint === undefined || organisation === undefined) throw new Refusal('not-found');
  const station: Station = { ...request.station, servicePointId: servicePoint.id, enabled: true, createdAt: instantOf(clock) };
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
    numberBlock: others.length,
  };
  const stationId = stationIdOf(store);
  return { answer: writeJoinAnswer({ request, content, stationId, at: instantOf(clock) }, given.keys), station };
}

/** The joining station's own issuing authority, under the organisation's root; DER. */
function issuingAuthorityFor(request: JoinRequest, organisation: Organisation, { sealed, certificates, parts }: AnswerParts): Uint8Array {
  const { store, clock, random } = parts;
  const root = { signer: sealedSigner(store, sealed, { name: 'root', ownerId: organisation.id }), certificate: certificates.root };
  const making = { organisation: organisation.name, nowMs: clock.now(), random, station: request.station.name };
  return makeIssuing(fromBase64(request.issuingSpki), root, making);
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
    const passwordHash = store.passwords.get(person.id)?.hash;
    return [{ person, account, memberships: [membership], ...(passwordHash === undefined ? {} : { passwordHash }) }];
  });
}

/** The sealed secrets that the given keys open; initial PINs and PUKs stay where their cards are until they are asked for. */
function blobsOf(names: readonly KeyName[], store: StoreReader): JoinContent['blobs'] {
  return names.flatMap((under) =>
    store.blobs
      .find({ under })
      .filter((blob) => blob.destroyedAt === undefined && blob.kind !== 'initial-pin')
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
