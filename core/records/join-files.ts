import { z } from 'zod';
import { identifier, option } from './lookup-records.ts';
import { account, membership, organisation, person, servicePoint, station } from './records.ts';
import { base64, hex, instant, line, recordId } from './scalars.ts';

/** The shapes of the two files by which a station joins an organisation. */
export const joinRequestKind = 'cardwright join request v1';
export const joinAnswerKind = 'cardwright join answer v1';

/** A file that people carry: RFC 8785 JSON of a body and an Ed25519 signature over it. */
export const signedFile = z.strictObject({ body: z.json(), signature: z.base64() });

export const joinRequest = z.strictObject({
  v: z.literal(1),
  kind: z.literal(joinRequestKind),
  station: z.strictObject({ id: recordId, name: line(120), signingSpki: base64, wrappingSpki: base64 }),
  /** Public key of the issuing CA that the station has made for itself; SPKI. */
  issuingSpki: base64,
  /** PKCS #10 of that key, which proves that the station has its private half. */
  issuingRequest: base64.optional(),
  at: instant,
});
/** What a station asks with when it wants to belong to an organisation. Nothing in it is secret. */
export type JoinRequest = z.infer<typeof joinRequest>;

const wrappedKey = z.strictObject({
  key: z.string().regex(/^(?:organisation|service-point):[0-9a-f-]{36}$/),
  version: z.int().positive(),
  /** Wrapped to the joining station. */
  wrapped: base64,
});

const sealedBlob = z.strictObject({
  id: recordId,
  kind: line(40),
  recordId: line(80),
  field: z.string().max(40),
  under: line(80),
  keyVersion: z.int().positive(),
  bytes: base64,
  createdAt: instant,
});

/** What the joining station needs to work on its own. */
export const joinContent = z.strictObject({
  organisation,
  servicePoint,
  /** The joining station as the organisation knows it, and all stations with their public keys. */
  station,
  stations: z.array(station),
  /** DER: the new issuing CA's certificate and those above it, root last. */
  issuingChain: z.array(base64).min(1),
  contentSigner: z.strictObject({ certificate: base64 }).optional(),
  /** The service point's key, and the organisation's where it was named. */
  keys: z.array(wrappedKey).min(1),
  /** Accounts of that service point; password hashes are argon2id with their salts. */
  accounts: z.array(z.strictObject({ person, account, memberships: z.array(membership), passwordHash: z.string().max(300).optional() })),
  /** Sealed secrets that go with them: data keys, and under the organisation's key its master and CA keys. */
  blobs: z.array(sealedBlob),
  identifiers: z.array(identifier),
  options: z.array(option),
  /** Which million of numbers for people and cards is the station's own. */
  numberBlock: z.int().nonnegative(),
});

export const joinAnswer = z.strictObject({
  v: z.literal(1),
  kind: z.literal(joinAnswerKind),
  /** SHA-256 of the request that is answered. */
  request: hex.length(64),
  /** Who answers. */
  by: z.strictObject({ station: recordId, signingSpki: base64 }),
  at: instant,
  /** The content, wrapped to the joining station: it holds names and password hashes. */
  sealed: base64,
});

export type JoinContent = z.infer<typeof joinContent>;
