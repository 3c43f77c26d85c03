import { z } from 'zod';
import { attestationCa, defaultRole, identifier, narrowerRole, option, reason } from './lookup-records.ts';
import { mobileId } from './mobile-id.ts';
import { raid, raidRevision } from './raid.ts';
import { accessRequest, apiKey, identity, membership, servicePoint } from './service-point-records.ts';
import { temporaryCard } from './temporary-card.ts';
import { virtualSmartCard } from './virtual-smart-card.ts';
import { cardState, certificateState, letterState, operationKind, operationState, personState, requestState } from './states.ts';
import { base64, day, email, hex, instant, line, optionalLine, recordId, sha256Hex } from './scalars.ts';

/**
 * The stored shapes. A record is the fold of its facts: every write goes through a fact's `changes`.
 * `personal` names the fields that facts keep only sealed under the person's data key.
 */
export const organisation = z.strictObject({ id: recordId, name: line(120), rootSpkiHash: hex, createdAt: instant });

export const station = z.strictObject({
  id: recordId,
  name: line(120),
  servicePointId: recordId,
  /** Ed25519 public key that signs this station's facts; P-256 public key that secrets are wrapped to. SPKI, base64. */
  signingSpki: base64,
  wrappingSpki: base64,
  enabled: z.boolean(),
  createdAt: instant,
});

export const person = z.strictObject({
  id: recordId,
  servicePointId: recordId,
  number: line(20),
  state: personState,
  name: line(200),
  /** How to sort the name; any script. */
  sortName: line(200),
  email,
  phone: optionalLine(40),
  title: optionalLine(100),
  unit: optionalLine(100),
  /** JPEG, at most 2048 kB. */
  photo: base64.optional(),
  /** Kind of identity document seen when the person was entered (rows 16–18). */
  identifierId: recordId.optional(),
  dataKeyId: recordId,
  createdAt: instant,
});
export const personPersonal = ['name', 'sortName', 'email', 'phone', 'title', 'unit', 'photo'] as const;

export const account = z.strictObject({
  personId: recordId,
  /** First-family roles, house roles and narrower roles by name. */
  roles: z.array(line(60)),
  registryOperator: z.boolean(),
  /** A Registry operator who was disabled: all their memberships rest until they are enabled again. */
  operatorDisabled: z.literal(true).optional(),
});

export { membership, servicePoint };

export const request = z.strictObject({
  id: recordId,
  servicePointId: recordId,
  /** Row of the credentials table that is asked for, for example 26 Request card. */
  row: z.int().min(1).max(51),
  state: requestState,
  personId: recordId,
  cardId: recordId.optional(),
  requesterId: recordId,
  requestedAt: instant,
  /** The change as the approver sees it: what is, what will be. No personal data, no secrets. */
  before: z.record(z.string(), z.string()),
  after: z.record(z.string(), z.string()),
  postponedBy: recordId.optional(),
  postponedAt: instant.optional(),
  decidedBy: recordId.optional(),
  decidedAt: instant.optional(),
  rejectionReason: optionalLine(500),
  /** What of the change is personal: facts keep it only sealed. */
  personalBefore: z.record(z.string(), z.string()).optional(),
  personalAfter: z.record(z.string(), z.string()).optional(),
});
export const requestPersonal = ['personalBefore', 'personalAfter'] as const;

export const card = z.strictObject({
  id: recordId,
  servicePointId: recordId,
  personId: recordId,
  requestId: recordId.optional(),
  /** The number people say: 1042. */
  number: z.int().positive(),
  profileId: line(60),
  state: cardState,
  expiresOn: day.optional(),
  /** Card UUID of the CHUID, hex with dashes, and the FASC-N as 25 bytes hex. */
  cardUuid: z.uuid().optional(),
  fascN: hex.optional(),
  /** What tells this chip from another: `serial:…`, `cplc:…` or `uuid:…`. */
  chip: optionalLine(120),
  model: optionalLine(60),
  /** The holder's title and unit as this card says them: taken from the person when it was requested, changed by row 29. */
  title: optionalLine(100),
  unit: optionalLine(100),
  /** Version of the organisation's master key that this card's management key is derived from; 0 = supplier's key kept. */
  masterKeyVersion: z.int().nonnegative().optional(),
  pukBlobId: recordId.optional(),
  /** A PUK that was being set when contact was lost: one of the two is live. */
  pukPendingBlobId: recordId.optional(),
  pinBlobId: recordId.optional(),
  letterState: letterState.optional(),
  /** What conformed at read-back: rules passed, rules in all, what was left out and why. */
  proof: z.strictObject({ at: instant, passed: z.int(), total: z.int(), leftOut: z.array(line(200)) }).optional(),
  /** The maker's root, as it was trusted then, to which the attestations of all its keys led; absent where the maker was not checked. */
  attestedBy: z.strictObject({ root: line(300), fingerprint: sha256Hex }).optional(),
  issuedAt: instant.optional(),
  activatedAt: instant.optional(),
  /** At hand-over: kinds of documents seen, by whom, that the photo was compared, how receipt was given. */
  handOver: z
    .strictObject({
      identifierIds: z.array(recordId),
      seenBy: recordId,
      photoCompared: z.boolean(),
      receipt: z.enum(['signature', 'paper']),
      at: instant,
    })
    .optional(),
  /** The last reminder of its end that went out: so many days before. */
  remindedDays: z.int().positive().optional(),
  createdAt: instant,
});

export const cardPersonal = ['title', 'unit'] as const;

export const certificate = z.strictObject({
  id: recordId,
  /** The card, the temporary card where `temporary` says so, or the virtual smart card where `virtual` does. */
  cardId: recordId,
  temporary: z.literal(true).optional(),
  virtual: z.literal(true).optional(),
  /** Of a temporary card: whose it was made for, since its holders change. Of a virtual smart card: its holder. */
  personId: recordId.optional(),
  servicePointId: recordId,
  slot: z.enum(['9a', '9c', '9d', '9e']),
  keyKind: line(20),
  keyHash: sha256Hex.optional(),
  serialHex: hex,
  state: certificateState,
  revocationReason: optionalLine(40),
  /** Set while the authority could not be reached: the record is ahead of the CA. */
  waitingForAuthority: z.boolean(),
  notBefore: instant,
  notAfter: instant,
  der: base64,
});
export const certificatePersonal = ['der'] as const;

export const operation = z.strictObject({
  id: recordId,
  kind: operationKind,
  /** The card, or the temporary card where `temporary` says so. */
  cardId: recordId,
  temporary: z.literal(true).optional(),
  servicePointId: recordId,
  state: operationState,
  /** The step that was about to happen when this was last written. */
  step: line(60),
  chip: optionalLine(120),
  /** What the steps found out so far, by step; never a secret. */
  findings: z.record(z.string(), z.string()),
  startedBy: recordId,
  startedAt: instant,
  endedAt: instant.optional(),
});

export const recordSchemas = {
  organisation,
  'service-point': servicePoint,
  station,
  person,
  account,
  membership,
  'access-request': accessRequest,
  'api-key': apiKey,
  identity,
  raid,
  'raid-revision': raidRevision,
  request,
  card,
  'temporary-card': temporaryCard,
  'virtual-smart-card': virtualSmartCard,
  'mobile-id': mobileId,
  certificate,
  operation,
  identifier,
  reason,
  'default-role': defaultRole,
  'narrower-role': narrowerRole,
  option,
  'attestation-ca': attestationCa,
} as const;

export type RecordKind = keyof typeof recordSchemas;
export type RecordOf<Kind extends RecordKind> = z.infer<(typeof recordSchemas)[Kind]>;
export type Organisation = RecordOf<'organisation'>;
export type ServicePoint = RecordOf<'service-point'>;
export type Station = RecordOf<'station'>;
export type Person = RecordOf<'person'>;
export type Account = RecordOf<'account'>;
export type Membership = RecordOf<'membership'>;
export type AccessRequest = RecordOf<'access-request'>;
export type ApiKey = RecordOf<'api-key'>;
export type Identity = RecordOf<'identity'>;
export type Raid = RecordOf<'raid'>;
export type RaidRevision = RecordOf<'raid-revision'>;
export type Request = RecordOf<'request'>;
export type Card = RecordOf<'card'>;
export type TemporaryCard = RecordOf<'temporary-card'>;
export type VirtualSmartCard = RecordOf<'virtual-smart-card'>;
export type MobileId = RecordOf<'mobile-id'>;
export type Certificate = RecordOf<'certificate'>;
export type Operation = RecordOf<'operation'>;
export type Identifier = RecordOf<'identifier'>;
export type Reason = RecordOf<'reason'>;
export type DefaultRole = RecordOf<'default-role'>;
export type NarrowerRoleRecord = RecordOf<'narrower-role'>;
export type Option = RecordOf<'option'>;
export type AttestationCa = RecordOf<'attestation-ca'>;
