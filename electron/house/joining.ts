import { X509Certificate } from 'node:crypto';
import { fromBase64, toBase64, toHex, wipe } from '../../core/base/bytes.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { Change } from '../../core/facts/draft.ts';
import type { JoinContent, JoinRequest } from '../../core/records/join-files.ts';
import { makeContentSigner } from '../authority/make-organisation.ts';
import { newSigningKey, sha256, signerOf } from '../authority/signer.ts';
import { instantOf } from '../router/clock.ts';
import { readJoinAnswer } from '../secrets/join-answer.ts';
import { readJoinRequest, writeJoinRequest } from '../secrets/join-request.ts';
import { SecretError } from '../secrets/secret-error.ts';
import { joinRefusal } from '../secrets/signed-file.ts';
import { type KeyName, KeyRing } from '../secrets/key-ring.ts';
import { createSealedSet, type SealedSet, type Under } from '../secrets/sealed-set.ts';
import { loadStationKeys, makeStationKeys, type StationKeys } from '../secrets/station-keys.ts';
import type { StoreWriter } from '../store/store.ts';
import { keepAuthorityCertificates } from './authority-certificates.ts';
import { sealAuthorityKey } from './authority-keys.ts';
import { buildHouse } from './build-house.ts';
import type { FounderParts } from './founder-parts.ts';
import type { House } from './house.ts';
import { policyOids } from './policy-oids.ts';

const SETTING = 'joining';
const CONTEXT = ['joining-issuing-key'] as const;

interface Pending {
  readonly request: string;
  /** The issuing authority's private key, sealed under the station's own key. */
  readonly issuingKey: string;
}

/** Becoming a station of an organisation that exists, by two files (PRODUCT, decision 12). */
export class Joining {
  readonly #parts: FounderParts;

  constructor(parts: FounderParts) {
    this.#parts = parts;
  }

  /** Makes this station's keys and the file that asks; asking again gives the same file, so that an answer never comes too late. */
  async request(name: string): Promise<{ fileName: string; text: string }> {
    const pending = this.#pending() ?? (await this.#make(name));
    const { station } = readJoinRequest(pending.request);
    return { fileName: `cardwright-request-${station.name.replace(/[^A-Za-z0-9]+/g, '-')}.json`, text: pending.request };
  }

  async #make(name: string): Promise<Pending> {
    const { store, shell, random, newId, clock } = this.#parts;
    const made = await makeStationKeys(shell, random);
    const pkcs8 = newSigningKey('P-256');
    const request = writeJoinRequest({ id: newId(), name, issuingSpki: signerOf(pkcs8).spki, at: instantOf(clock) }, made.keys);
    const pending = { request, issuingKey: toBase64(made.keys.sealHere(pkcs8, CONTEXT)) };
    wipe(pkcs8);
    store.transact((writer) => {
      made.keep(writer);
      writer.settings.set(SETTING, pending);
    });
    return pending;
  }

  #pending(): Pending | undefined {
    return this.#parts.store.settings.get(SETTING) as unknown as Pending | undefined;
  }

  /** Reads the answer to this station's own request. Throws Refusal('join-file-invalid') and changes nothing then. */
  async accept(answer: string): Promise<House> {
    const { store, shell, random } = this.#parts;
    const pending = this.#pending();
    const keys = await loadStationKeys(store, shell, random);
    if (pending === undefined || keys === undefined) throw new Refusal('join-file-invalid', { because: 'no-request' });
    const request = readJoinRequest(pending.request);
    const { content } = readJoinAnswer(answer, { request, keys });
    assertChain(content, request);
    try {
      this.#settle(content, { request, keys, pending });
    } catch (cause) {
      throw cause instanceof SecretError ? joinRefusal('contents', cause) : cause;
    }
    return buildHouse(keys, this.#parts);
  }

  #settle(
    content: JoinContent,
    { request, keys, pending }: { readonly request: JoinRequest; readonly keys: StationKeys; readonly pending: Pending },
  ): void {
    const { store, clock, random, newId } = this.#parts;
    const ring = new KeyRing({ store, keys, now: clock.now, random });
    const sealed = createSealedSet({ store, ring, organisationId: () => content.organisation.id, now: clock.now, random, newId });
    store.writeAs({ station: request.station.id, epoch: 0, sign: keys.sign, dataKey: (blobId) => sealed.open(blobId) });
    store.transact((writer) => {
      writer.settings.set('station-id', request.station.id);
      writer.settings.set('number-block', content.numberBlock);
      for (const { key, version, wrapped } of content.keys)
        ring.accept(writer, { name: key as KeyName, version, wrapped: fromBase64(wrapped) });
      for (const blob of content.blobs) writer.blobs.put({ ...blob, bytes: fromBase64(blob.bytes) });
      const holdsOrganisation = ring.holds(`organisation:${content.organisation.id}`);
      const under: Under = holdsOrganisation ? 'organisation' : { servicePointId: content.servicePoint.id };
      this.#authority(writer, content, { sealed, under, issuingKey: keys.unsealHere(fromBase64(pending.issuingKey), CONTEXT) });
      writer.append({
        kind: 'observation',
        action: 'station.joined',
        who: {},
        servicePoint: content.servicePoint.id,
        note: { station: request.station.name },
        changes: changesOf(content),
      });
      for (const { person, passwordHash } of content.accounts)
        if (passwordHash !== undefined) writer.passwords.put({ personId: person.id, hash: passwordHash, changedAt: instantOf(clock) });
      writer.settings.remove(SETTING);
    });
  }

  /** The issuing authority that the organisation certified, and a content signer under it. */
  #authority(
    writer: StoreWriter,
    content: JoinContent,
    { sealed, under, issuingKey }: { readonly sealed: SealedSet; readonly under: Under; readonly issuingKey: Uint8Array },
  ): void {
    const { clock, random } = this.#parts;
    const [issuing = new Uint8Array(0), root = new Uint8Array(0)] = content.issuingChain.map(fromBase64);
    const ownerId = content.station.id;
    const signerKey = newSigningKey('P-256');
    const making = {
      organisation: content.organisation.name,
      nowMs: clock.now(),
      random,
      policyOids: policyOids(writer, content.organisation.id),
    };
    const issuingSigner = signerOf(issuingKey);
    const contentSigner = makeContentSigner(signerOf(signerKey).spki, { signer: issuingSigner, certificate: issuing }, making);
    sealAuthorityKey(writer, sealed, { name: 'issuing', ownerId, pkcs8: issuingKey, under });
    sealAuthorityKey(writer, sealed, { name: 'content-signer', ownerId, pkcs8: signerKey, under });
    wipe(issuingKey, signerKey);
    keepAuthorityCertificates(writer, { root, issuing, contentSigner, ownerId });
  }
}

/** The issuing authority is for the key that was asked with, and stands under the organisation's root. */
function assertChain({ issuingChain, organisation }: JoinContent, request: JoinRequest): void {
  try {
    const [issuing, root] = issuingChain.map((der) => new X509Certificate(fromBase64(der)));
    if (issuing === undefined || root === undefined) throw new TypeError('expected issuing authority and root');
    const spki = (certificate: X509Certificate) => new Uint8Array(certificate.publicKey.export({ type: 'spki', format: 'der' }));
    const sound =
      toBase64(spki(issuing)) === request.issuingSpki &&
      toHex(sha256(spki(root))) === organisation.rootSpkiHash &&
      root.verify(root.publicKey) &&
      issuing.verify(root.publicKey) &&
      issuing.checkIssued(root);
    if (!sound) throw new TypeError('expected an issuing authority of the organisation for this station');
  } catch (cause) {
    throw joinRefusal('contents', cause);
  }
}

/** Everything the organisation told this station about itself, as records. */
function changesOf(content: JoinContent): readonly Change[] {
  const { organisation, servicePoint, stations, station, accounts, identifiers, options } = content;
  const all = stations.some(({ id }) => id === station.id) ? stations : [...stations, station];
  return [
    { record: 'organisation', id: organisation.id, set: organisation },
    { record: 'service-point', id: servicePoint.id, set: servicePoint },
    ...all.map((one): Change => ({ record: 'station', id: one.id, set: one })),
    ...accounts.flatMap(({ person, account, memberships }): Change[] => [
      { record: 'person', id: person.id, set: person },
      { record: 'account', id: account.personId, set: account },
      ...memberships.map((membership): Change => ({ record: 'membership', id: membership.id, set: membership })),
    ]),
    ...identifiers.map((identifier): Change => ({ record: 'identifier', id: identifier.id, set: identifier })),
    ...options.map((option): Change => ({ record: 'option', id: option.id, set: option })),
  ];
}
