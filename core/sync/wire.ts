import { z } from 'zod';
import { base64, hex, instant, line, recordId } from '../records/scalars.ts';
import { verdict } from './verdict.ts';

/** What stations and the central server say to each other. One description for both ends and for the published one. */

/** Whoever signs as a station signs under a context of its own, so that one signature never passes for another. */
export const signedAs = {
  enrolment: 'cardwright/enrolment/1\n',
  token: 'cardwright/station-token/1\n',
  delivery: 'cardwright/delivery/1\n',
} as const;

/** So long the server holds back an answer at most, in seconds, where it is asked to wait for something new; as a query has it. */
export const waitSeconds = z.coerce.number<string>().int().min(0).max(30).optional();

export const enrolmentBody = z.strictObject({
  /** RFC 8785 JSON of `enrolment`. */
  text: z.string().max(4000),
  /** Ed25519 by the station's key over the context and SHA-256 of the text. */
  signature: base64,
});
export const enrolment = z.strictObject({
  v: z.literal(1),
  organisation: recordId,
  station: recordId,
  name: line(120),
  servicePoint: recordId,
  signingSpki: base64,
});
export const enrolled = z.object({
  /** SPKI that data keys are wrapped to, for the server's own look at the records. */
  sealingSpki: base64,
  /** The 32 bytes of the Ed25519 key that checkpoints are signed with. */
  checkpointKey: base64,
});

export const challenge = z.object({ challenge: z.string() });
export const stationTokenBody = z.strictObject({ challenge: z.string().max(200), signature: base64 });

/** A secret of the sealed set on its way, under a key that the server does not have. */
export const relayedBlob = z.strictObject({
  id: recordId,
  kind: z.enum(['data-key', 'puk']),
  recordId: line(80),
  field: z.string().max(40),
  under: z.string().regex(/^service-point:[0-9a-f-]{36}$/, 'a key of a service point'),
  keyVersion: z.int().positive(),
  bytes: base64,
  createdAt: instant,
});
export type RelayedBlob = z.infer<typeof relayedBlob>;

export const pushBody = z.strictObject({
  /** RFC 8785 JSON of a delivery, and the station's signature over it. */
  text: z.string().max(4_000_000),
  signature: base64,
  blobs: z.array(relayedBlob).max(5000),
  /** Data keys, wrapped to the server. */
  dataKeys: z.array(z.strictObject({ id: recordId, wrapped: base64 })).max(5000),
  /** How far the sender has taken in the feed, and its digest there: where that is not the beginning of the feed, nothing is taken. */
  seen: z.strictObject({ seq: z.int().nonnegative(), digest: hex.length(64) }).optional(),
  /** The numbers that these facts name as their base say nothing beyond that one: they were of a feed that is no more. */
  base: z.int().nonnegative().optional(),
  /** Others' facts that were sent before, while what comes before them was not there: they are kept for the station that wrote them. */
  lost: z.boolean().optional(),
});

export const pushed = z.object({
  outcome: z.enum(['taken', 'gap', 'frozen', 'parted']),
  /** An answer for each fact of the delivery. */
  answers: z.array(z.string()).optional(),
  /** The number that is expected next. */
  expected: z.int().optional(),
  /** The number at which the chain came in two versions, or from which on nothing more of it is taken. */
  at: z.int().optional(),
  /** Where others' facts stand that have their places and do not concern the sender: it has them, so it may see them. */
  places: z.array(z.int().positive()).optional(),
});
export type Pushed = z.infer<typeof pushed>;

export const feedEntry = z.object({
  seq: z.int().positive(),
  /** Leaf hash of RFC 6962 (hex): of every entry, so that whoever sees a part still counts and checks all. */
  leaf: hex.length(64),
  station: recordId,
  epoch: z.int().nonnegative(),
  n: z.int().positive(),
  /** RFC 8785 text and signature: of what the station may see. */
  body: z.string().optional(),
  signature: base64.optional(),
  verdict: verdict.optional(),
  /** What the fact knew of this feed at most, where that is less than it says. */
  base: z.int().nonnegative().optional(),
  /** Hash of the verdict (hex), of what the station may not see. */
  found: hex.length(64).optional(),
});
export type FeedEntry = z.infer<typeof feedEntry>;

export const feedPage = z.object({
  entries: z.array(feedEntry),
  /** How far the feed goes. */
  head: z.int().nonnegative(),
  /** Its digest at the number that was asked from; absent where it does not go that far. */
  digest: hex.length(64).optional(),
  blobs: z.array(relayedBlob),
  /** How many deliveries of the station's own facts are kept at the server whose numbers belong to others; absent where there are none. */
  held: z.int().positive().optional(),
  /** How many entries up to the number that was asked from concern the station since an entry of this page; absent at a server that knows nothing of that. */
  follows: z.int().nonnegative().optional(),
  /** The service point whose entries the station is shown. */
  scope: recordId.optional(),
});
export type FeedPage = z.infer<typeof feedPage>;

/** A page may be long: the same with entries that are looked at later, in parts. */
export const unreadPage = feedPage.extend({ entries: z.array(z.unknown()) });
export type UnreadPage = z.infer<typeof unreadPage>;
export const feedEntries = z.array(feedEntry);

const feedNumber = z.coerce.number<string>().int().nonnegative();
/** `moved`: entries that concern the station since one behind `after` and up to `to`. `all`: what concerns it of the entries behind `after` and up to `to`. */
export const followsQuery = z.strictObject({ after: feedNumber, to: feedNumber, which: z.enum(['moved', 'all']) });
export const follows = z.object({
  /** Places in the feed, least first. */
  seqs: z.array(z.int().positive()),
  /** How far they are told: to ask on from. */
  to: z.int().nonnegative(),
});
/** Entries behind `from` and up to `to` once more, each as the station may see it by now; fewer where they are long. */
export const bodiesQuery = z.strictObject({ from: feedNumber, to: feedNumber });
export const bodies = z.object({ entries: z.array(feedEntry), blobs: z.array(relayedBlob) });
export type Bodies = z.infer<typeof bodies>;

export const heldQuery = z.strictObject({
  /** Hash (hex) of the last one that is known, as the answer before gave it. */
  after: hex.max(64).optional(),
});

/** Facts of the station whose numbers belong to others: it lost them, and somebody else still had them. */
export const heldFacts = z.object({
  deliveries: z.array(z.object({ text: z.string(), base: z.int().nonnegative().optional() })),
  /** Secrets that they name. */
  blobs: z.array(relayedBlob),
  /** To ask on from; absent where there is nothing more. */
  next: z.string().optional(),
});

/** What of a kept delivery counts. */
export const heldDelivery = z.object({ facts: z.array(z.object({ fact: z.unknown(), signature: base64 })) });
