import type { StatusKind } from '../../iso7816/status-words.ts';

/**
 * Where PIV cards answer one and the same thing differently, and what kinds of status the client takes for it. They are no data of a model: which
 * model a card is shows only after the first such answers, so every card may give each of them. What has no row needs none: a SELECT whose
 * answer is empty, replies in pieces of 255 or 256 bytes, and short commands only are read as they come.
 */
export const quirks = {
  /** The wrong PIN or PUK that uses up the last try, and every one after it: 63C0 or 6983. */
  'no-tries-left': ['tries-left', 'blocked'],
  /** A PIN or PUK of a length or form that the card does not take: 6A80 or 6700. */
  'malformed-secret': ['wrong-data', 'wrong-length'],
  /** GET METADATA of a slot without a key: 6A88 or 6A82; 9000 without element 01 is read there. A card that has the command may even say 6D00. */
  'empty-slot': ['not-found', 'reference-not-found'],
  /** GET DATA of an object that was never written: 6A82 or 6A88. */
  'absent-object': ['not-found', 'reference-not-found'],
  /** PUT DATA of more than fits: 6A84, or 6700 where the command buffer ends. */
  'too-much-data': ['no-room', 'wrong-length'],
} as const satisfies Readonly<Record<string, readonly StatusKind[]>>;
export type Quirk = keyof typeof quirks;

/** Is this one of the answers that cards give for it? */
export function isAnswerTo(quirk: Quirk, kind: StatusKind): boolean {
  return (quirks[quirk] as readonly StatusKind[]).includes(kind);
}

/** The same error for each of the answers. */
export function eachMeans<Kind extends string>(quirk: Quirk, error: Kind): Readonly<Partial<Record<StatusKind, Kind>>> {
  return Object.fromEntries(quirks[quirk].map((kind) => [kind, error]));
}
