import { X509Certificate } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wipe } from '../../core/base/bytes.ts';
import { givenRoles } from '../../core/records/default-role.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { Station } from '../../core/records/records.ts';
import { contentSigning } from '../authority/content-signing.ts';
import { finishRequest, requestToBeSigned } from '../authority/certification-request.ts';
import { embeddedAuthority } from '../authority/embedded.ts';
import { subjectNameOf } from '../authority/make-organisation.ts';
import { makeOcspResponder } from '../authority/ocsp-responder.ts';
import { publicUrlOf } from '../central/sending.ts';
import type { CertificateAuthority } from '../authority/certificate-authority.ts';
import type { CardSecrets, IssuingAuthority } from '../desk/issue/ports.ts';
import { Spool } from '../letters/spool.ts';
import { Backups } from '../backup/backups.ts';
import { dataKeyWith } from '../backup/open-records.ts';
import { damageMark } from '../backup/record-paths.ts';
import { deriveManagementKey } from '../../native/piv/derive-management-key.ts';
import { parseUuid } from '../../native/piv/objects/uuid.ts';
import { PeopleFiles } from '../people-file/people-files.ts';
import { createMailOutbox } from '../mail/outbox.ts';
import { wrapTo } from '../secrets/envelope.ts';
import { KeyRing } from '../secrets/key-ring.ts';
import { createMasterKeys, type MasterKeys } from '../secrets/master-keys.ts';
import { createApiKeys } from '../secrets/api-keys.ts';
import { createPasswordKeeper } from '../secrets/passwords.ts';
import { createRecovery } from '../secrets/recovery.ts';
import { createSealedSet, type SealedSet } from '../secrets/sealed-set.ts';
import type { StationKeys } from '../secrets/station-keys.ts';
import { epochOf } from '../store/epochs.ts';
import { Journal } from '../store/journal.ts';
import type { Scribe } from '../store/scribe.ts';
import type { Store } from '../store/store.ts';
import { type AuthorityCertificates, authorityCertificates } from './authority-certificates.ts';
import { sealedSigner } from './authority-keys.ts';
import type { FounderParts } from './founder-parts.ts';
import type { House } from './house.ts';
import { journalDesk } from './journal-desk.ts';
import { answerJoin } from './answer-join.ts';
import { stationIdOf } from './station-id.ts';
import { notePublished } from './published-crl.ts';
import { policyOids } from './policy-oids.ts';

/** The house of a station whose keys are unsealed: everything is made from its store. */
export function buildHouse(keys: StationKeys, parts: FounderParts): House {
  const { store, clock, random, newId, shell, dataFolder } = parts;
  const stationId = stationIdOf(store);
  const organisation = () => required(store.all('organisation')[0], 'the organisation');
  const organisationId = (): string => organisation().id;
  const ring = new KeyRing({ store, keys, now: clock.now, random });
  const sealed = createSealedSet({ store, ring, organisationId, now: clock.now, random, newId });
  const scribe = goingOn({ station: stationId, sign: keys.sign, dataKey: (blobId: string) => sealed.open(blobId) }, epochOf(store));
  store.writeAs(scribe);
  const certificates = authorityCertificates(store);
  const station = (): Station => required(store.get('station', stationId), 'the station');
  const authority = authorityOf(certificates, { sealed, parts });
  const journalParts = { store, scribe, publicKey: keys.publicKey };
  const journal = new Journal(journalParts);
  const signedHead = (): string => journal.checkpoint();
  const masterKeys = createMasterKeys({ store, sealed, organisationId, random });
  return {
    organisation,
    station,
    sealed,
    authority,
    passwords: createPasswordKeeper({ store, now: clock.now, random }),
    issuing: issuingPort(authority, certificates, { sealed, parts }),
    cardSecrets: cardSecrets(sealed, masterKeys),
    calls: keys,
    sign: keys.sign,
    syncing: { ...keys, wrapTo, beginEpoch: scribe.begin },
    spool: new Spool(join(dataFolder, 'spool'), (pdf, options) => shell.print(pdf, options)),
    peopleFiles: new PeopleFiles(join(dataFolder, 'imports'), random),
    makeServicePointKey: (writer, id) => void ring.make(writer, `service-point:${id}`, `organisation:${organisationId()}`),
    apiKeys: createApiKeys({ store, sealed, random }),
    mail: createMailOutbox({ store, sealed, newId, now: clock.now }),
    journal: journalDesk(journal, journalParts, { ...lookingOver(store, ring), organisation: () => organisation().name }),
    backups: new Backups({ store, ring, station, organisation, dataFolder, checkpoint: signedHead, now: clock.now, random }),
    recoveryCode: createRecovery({ store, ring, keys, organisationId, random }),
    ...publishing(authority, certificates, { sealed, parts }),
    answerJoin: (input) => answerJoin(input, { ring, sealed, keys, certificates, parts }),
    givenRoles: (reader) => givenRoles(reader.all('default-role')),
  };
}

/** A scribe whose epoch is another one as soon as the station goes on in it. */
function goingOn(scribe: Omit<Scribe, 'epoch'>, first: number): Scribe & { readonly begin: (epoch: number) => void } {
  let epoch = first;
  return {
    ...scribe,
    get epoch() {
      return epoch;
    },
    begin: (next) => {
      epoch = next;
    },
  };
}

/** What others are told of the authority, and in whose name. */
function publishing(
  authority: CertificateAuthority,
  certificates: AuthorityCertificates,
  { sealed, parts }: Sealed,
): Pick<House, 'certificates' | 'exportAuthority' | 'delegateOcsp'> {
  const { store, dataFolder } = parts;
  return {
    certificates: () => namedCertificates(certificates),
    exportAuthority: () => exportAuthority(join(dataFolder, 'exports', 'authority'), certificates, { authority, store }),
    delegateOcsp: (request) => delegateOcsp(request, certificates, { sealed, parts }),
  };
}

function namedCertificates({ root, issuing, contentSigner }: AuthorityCertificates): ReturnType<House['certificates']> {
  return [
    { role: 'root', der: root },
    { role: 'issuing-ca', der: issuing },
    { role: 'content-signer', der: contentSigner },
  ];
}

/** Looks over the records that the journal tells of; where they are bad, the next start offers to repair them. */
function lookingOver(store: Store, ring: KeyRing) {
  return { check: () => store.check(dataKeyWith(store, ring)), found: () => writeFileSync(damageMark(store.path), '') };
}

/** The station's own authority, or what a test puts before it. */
function authorityOf(certificates: AuthorityCertificates, within: Sealed): CertificateAuthority {
  const real = localAuthority(certificates, within);
  return within.parts.authority?.(real) ?? real;
}

interface Sealed {
  readonly sealed: SealedSet;
  readonly parts: FounderParts;
}

function localAuthority(certificates: AuthorityCertificates, { sealed, parts }: Sealed): CertificateAuthority {
  const { store, random, clock } = parts;
  const organisation = required(store.all('organisation')[0], 'the organisation');
  const issuer = {
    signer: sealedSigner(store, sealed, { name: 'issuing', ownerId: certificates.ownerId }),
    name: subjectNameOf(certificates.issuing),
    notAfterMs: Date.parse(new X509Certificate(certificates.issuing).validTo),
    organisation: organisation.name,
    policies: policyOids(store, organisation.id),
    random,
  };
  return embeddedAuthority({
    records: store.authority,
    nowMs: clock.now,
    get issuer() {
      const publicUrl = publicUrlOf(store);
      return { ...issuer, ...(publicUrl === undefined ? {} : { publicUrl }) };
    },
  });
}

function delegateOcsp(request: Uint8Array, certificates: AuthorityCertificates, { sealed, parts }: Sealed): Uint8Array {
  const { store, random, clock } = parts;
  const organisation = required(store.all('organisation')[0], 'the organisation').name;
  const signer = sealedSigner(store, sealed, { name: 'issuing', ownerId: certificates.ownerId });
  return makeOcspResponder(request, { signer, certificate: certificates.issuing }, { organisation, nowMs: clock.now(), random });
}

function issuingPort(authority: CertificateAuthority, certificates: AuthorityCertificates, { sealed, parts }: Sealed): IssuingAuthority {
  const signer = sealedSigner(parts.store, sealed, { name: 'content-signer', ownerId: certificates.ownerId });
  return {
    order: (order) => authority.issueOnHold(order),
    requestToBeSigned,
    finishRequest,
    ...contentSigning({ signer, certificate: certificates.contentSigner }),
  };
}

/** SP 800-108 in counter mode: one label for every card's 9B, bound to the card UUID and the master key's version. */
function cardSecrets(sealed: SealedSet, masterKeys: MasterKeys): CardSecrets {
  return {
    put: (writer, { kind, recordId, servicePointId, bytes }) =>
      sealed.put(writer, { kind, recordId, secret: bytes, under: { servicePointId } }),
    open: (blobId) => sealed.open(blobId),
    destroy: (writer, blobId) => sealed.destroy(writer, blobId),
    masterKeyVersion: () => heldVersion(masterKeys),
    managementKey: ({ cardUuid, version, cipher }) => {
      const master = masterKeys.open(version);
      try {
        return deriveManagementKey(master, { cipher, chip: parseUuid(cardUuid), label: `PIV-9B|${version}` });
      } finally {
        wipe(master);
      }
    },
  };
}

/** A station that was not given the organisation's keys cannot derive a card's own key, and so makes no cards. */
function heldVersion(masterKeys: MasterKeys): number {
  const version = masterKeys.newest();
  if (version === 0) throw new Refusal('authority-refused', { reason: 'this station was not given the organisation’s keys' });
  return version;
}

async function exportAuthority(
  folder: string,
  certificates: AuthorityCertificates,
  { authority, store }: { readonly authority: CertificateAuthority; readonly store: Store },
): Promise<{ folder: string; files: string[] }> {
  mkdirSync(folder, { recursive: true });
  const pem = (der: Uint8Array): string => new X509Certificate(der).toString();
  const current = await authority.currentCrl();
  const crl = Buffer.from(current.der)
    .toString('base64')
    .replace(/(.{64})/g, '$1\n')
    .trimEnd();
  const files: Readonly<Record<string, string>> = {
    'root.pem': pem(certificates.root),
    'issuing-ca.pem': pem(certificates.issuing),
    'content-signer.pem': pem(certificates.contentSigner),
    'issuing.crl.pem': `-----BEGIN X509 CRL-----\n${crl}\n-----END X509 CRL-----\n`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  notePublished(store, current);
  return { folder, files: Object.keys(files) };
}

function required<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new TypeError(`expected ${what} in the store`);
  return value;
}
