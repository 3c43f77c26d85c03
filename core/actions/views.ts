import { z } from 'zod';
import { cardState, certificateState, letterState, personState, requestState } from '../records/states.ts';
import { day, instant, recordId } from '../records/scalars.ts';

/** What screens get to see. Flat, ready to show, no secrets; sentences are made by the screens from codes. */
export const failureView = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() });

/** One action that could be offered now: allowed, or the reason why not. At most one is `primary`: the likely next step. */
export const possibleView = z.object({
  action: z.string(),
  allowed: z.boolean(),
  because: failureView.optional(),
  primary: z.boolean(),
});
export type PossibleView = z.infer<typeof possibleView>;

export const personSummary = z.object({
  id: recordId,
  number: z.string(),
  name: z.string(),
  email: z.string(),
  title: z.string().optional(),
  unit: z.string().optional(),
  state: personState,
  servicePointId: recordId,
  hasPhoto: z.boolean(),
});
export type PersonSummary = z.infer<typeof personSummary>;

export const cardSummary = z.object({
  id: recordId,
  number: z.number(),
  profileName: z.string(),
  state: cardState,
  personId: recordId,
  personName: z.string(),
  expiresOn: day.optional(),
  letterState: letterState.optional(),
  /** Name of the reader that holds it now. */
  inReader: z.string().optional(),
  unfinished: z.boolean(),
  at: instant,
});
export type CardSummary = z.infer<typeof cardSummary>;

export const requestSummary = z.object({
  id: recordId,
  row: z.number(),
  /** Use case by its published name. */
  useCase: z.string(),
  state: requestState,
  personId: recordId,
  personName: z.string(),
  cardId: recordId.optional(),
  cardNumber: z.number().optional(),
  requesterId: recordId,
  requesterName: z.string(),
  requestedAt: instant,
  postponedAt: instant.optional(),
  decidedAt: instant.optional(),
  decidedByName: z.string().optional(),
  rejectionReason: z.string().optional(),
  mine: z.boolean(),
});
export type RequestSummary = z.infer<typeof requestSummary>;

/** A journal entry ready for its sentence: the action, the names its sentence needs, and where to look. */
export const factView = z.object({
  n: z.number(),
  at: instant,
  action: z.string(),
  kind: z.enum(['intent', 'observation']),
  whoId: recordId.optional(),
  whoName: z.string(),
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string() }).optional(),
  note: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type FactView = z.infer<typeof factView>;

export const certificateView = z.object({
  id: recordId,
  slot: z.enum(['9a', '9c', '9d', '9e']),
  keyKind: z.string(),
  serialHex: z.string(),
  state: certificateState,
  revocationReason: z.string().optional(),
  waitingForAuthority: z.boolean(),
  notBefore: instant,
  notAfter: instant,
  /** What the authority says now; unknown while it is away. */
  authority: z.enum(['valid', 'on-hold', 'revoked', 'expired', 'unknown']),
});
export type CertificateView = z.infer<typeof certificateView>;

/** What lies in a reader. */
export const readerTile = z.object({
  /** Number painted on the tile; stays with the reader's name. */
  number: z.number(),
  name: z.string(),
  contents: z.enum([
    'empty',
    'looking',
    'blank',
    'ours',
    'unfinished',
    'foreign',
    'blocked',
    'no-piv',
    'mute',
    'held',
    'gone',
    'busy',
    'unreadable',
  ]),
  /** Of a card that we know: whose it is. */
  cardId: recordId.optional(),
  cardNumber: z.number().optional(),
  cardState: cardState.optional(),
  personName: z.string().optional(),
  /** Model as recognised, for blanks and foreign cards too. */
  model: z.string().optional(),
  pinTriesLeft: z.number().optional(),
  pukTriesLeft: z.number().optional(),
  operation: z.object({ id: recordId, step: z.number(), of: z.number(), label: z.string() }).optional(),
  /** An unfinished operation of the card that lies here. */
  unfinishedOperationId: recordId.optional(),
  failure: failureView.optional(),
  heldBy: z.string().optional(),
  since: instant,
});
export type ReaderTile = z.infer<typeof readerTile>;

export const operationStep = z.object({
  key: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'skipped', 'failed']),
  tookMs: z.number().optional(),
  /** Median of this step on this card model as measured here, or as the model says before there are any. */
  expectedMs: z.number().optional(),
});
export const operationView = z.object({
  id: recordId,
  kind: z.enum(['issue', 'activate', 'change-pin', 'unblock-pin', 'discard']),
  cardId: recordId,
  cardNumber: z.number(),
  personName: z.string(),
  reader: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled', 'discarded']),
  steps: z.array(operationStep),
  startedAt: instant,
  /** Measured time left; absent where nothing is known yet. */
  leftMs: z.number().optional(),
  /** What a cancel at this moment would leave behind. */
  cancelLeaves: z.enum(['nothing', 'unfinished-card', 'not-possible']),
  failure: failureView.optional(),
  leftOut: z.array(z.string()),
});
export type OperationView = z.infer<typeof operationView>;

export const chipObject = z.object({
  key: z.string(),
  name: z.string(),
  tag: z.string(),
  bytes: z.number(),
  readable: z.boolean(),
  /** Label and value in words; the raw bytes in hex where they are not secret. */
  explained: z.array(z.object({ label: z.string(), value: z.string() })),
  hex: z.string(),
});
export const chipCertificate = z.object({
  slot: z.string(),
  subject: z.string(),
  issuer: z.string(),
  serialHex: z.string(),
  notBefore: instant,
  notAfter: instant,
  key: z.string(),
  explained: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Side by side: the chip's against our record and the authority. */
  record: z.enum(['same', 'different', 'none']),
  pem: z.string(),
});
export const chipView = z.object({
  reader: z.string(),
  contents: readerTile.shape.contents,
  model: z.string().optional(),
  identity: z.string().optional(),
  cardUuid: z.string().optional(),
  fascN: z.string().optional(),
  expiresOn: z.string().optional(),
  pinTriesLeft: z.number().optional(),
  pukTriesLeft: z.number().optional(),
  factoryDefaults: z.array(z.string()),
  objects: z.array(chipObject),
  certificates: z.array(chipCertificate),
  /** The diagnosis in plain words, as codes with parameters. */
  findings: z.array(failureView),
});
export type ChipView = z.infer<typeof chipView>;

export const personView = personSummary.extend({
  phone: z.string().optional(),
  photo: z.string().optional(),
  servicePointName: z.string(),
  createdAt: instant,
  cards: z.array(cardSummary),
  requests: z.array(requestSummary),
  activity: z.array(factView),
  possible: z.array(possibleView),
  profiles: z.array(z.object({ id: z.string(), name: z.string(), claims: z.string() })),
  cardRequestNeedsApproval: z.boolean(),
});
export type PersonView = z.infer<typeof personView>;

export const cardView = cardSummary.extend({
  profileClaims: z.string(),
  cardUuid: z.string().optional(),
  fascN: z.string().optional(),
  chip: z.string().optional(),
  model: z.string().optional(),
  servicePointName: z.string(),
  personState,
  photo: z.string().optional(),
  certificates: z.array(certificateView),
  proof: z.object({ at: instant, passed: z.number(), total: z.number(), leftOut: z.array(z.string()) }).optional(),
  handOver: z
    .object({ identifiers: z.array(z.string()), seenByName: z.string(), photoCompared: z.boolean(), receipt: z.string(), at: instant })
    .optional(),
  requestId: recordId.optional(),
  /** What waits for something else: `revocation-waiting`, `puk-unknown`, … */
  waits: z.array(z.string()),
  /** Unfinished operation of this card. */
  openOperation: z.object({ operationId: recordId, kind: z.string(), step: z.string(), since: instant }).optional(),
  timeline: z.array(z.object({ state: z.string(), at: instant })),
  activity: z.array(factView),
  possible: z.array(possibleView),
});
export type CardView = z.infer<typeof cardView>;

export const requestView = requestSummary.extend({
  before: z.record(z.string(), z.string()),
  after: z.record(z.string(), z.string()),
  person: personSummary,
  photo: z.string().optional(),
  possible: z.array(possibleView),
});
export type RequestView = z.infer<typeof requestView>;

/** The signed-in caller as `decide` sees them, and what the frame needs. */
export const sessionView = z.object({
  person: z.object({ id: recordId, name: z.string(), email: z.string(), photo: z.string().optional() }),
  /** Actor of core/roles: the screens ask `decide` with it, only to show. */
  actor: z.unknown(),
  servicePoints: z.array(z.object({ id: recordId, name: z.string(), active: z.boolean() })),
  signedInAt: instant,
  locked: z.boolean(),
  idleLockSeconds: z.number(),
});
export type SessionView = z.infer<typeof sessionView>;

export const stationStatusView = z.object({
  state: z.enum(['first-start', 'recovery-code-to-print', 'ready', 'damaged']),
  version: z.string(),
  shell: z.string(),
  organisation: z.string().optional(),
  servicePoint: z.string().optional(),
  stationName: z.string().optional(),
  demo: z.boolean(),
  /** How well the station's keys are sealed on this machine, in words. */
  sealing: z.object({ backend: z.string(), strong: z.boolean(), sentence: z.string() }),
  session: sessionView.optional(),
  /** Of demo data only: who can sign in with the demo password that README and screen name. */
  demoAccounts: z.array(z.object({ name: z.string(), email: z.string(), roles: z.string() })).optional(),
});
export type StationStatus = z.infer<typeof stationStatusView>;
