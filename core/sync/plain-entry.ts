import { z } from 'zod';
import { base64, type Check, count, list, object, text } from '../base/plain-shape.ts';
import type { FeedEntry } from './wire.ts';

/** Whether a value that `JSON.parse` gave is an entry of the feed that `feedEntry` lets through as it is, written as a server of ours writes it. */
export function isPlainEntry(value: unknown): value is FeedEntry {
  return plainEntry(value);
}

const answers: ReadonlySet<unknown> = new Set(['accepted', 'accepted_with_exception', 'refused']);
const skips = list(count(0));
/** In whatever order a database gives them; one with a case is the schema's to look at. */
const verdict: Check = (value) => {
  if (typeof value !== 'object' || value === null) return false;
  const { answer, skip } = value as Readonly<Record<string, unknown>>;
  return Object.keys(value).length === 2 && answers.has(answer) && skips(skip);
};
const hash = text(/^[0-9a-f]{64}$/);
const plainEntry = object({
  seq: count(1),
  leaf: hash,
  station: text(z.regexes.uuid()),
  epoch: count(0),
  n: count(1),
  body: [(value) => typeof value === 'string'],
  signature: [base64],
  found: [hash],
  verdict: [verdict],
  base: [count(0)],
});
