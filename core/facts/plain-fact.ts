import { z } from 'zod';
import { base64, type Check, count, line, list, object, record, text } from '../base/plain-shape.ts';
import type { FactBody } from './fact.ts';

/**
 * Whether a value that `JSON.parse` gave is a fact that `factBody` lets through as it is, with the fields of each object in the order of RFC 8785
 * §3.2.3: nearly every fact is, and to see so takes a tenth of what the schema takes. Of everything else the schema has the word.
 */
export function isPlainFact(value: unknown): value is FactBody {
  return plainFact(value);
}

/** The same of a fact with its signature beside it, as deliveries have them. */
export function isPlainSignedFact(value: unknown): value is { readonly fact: FactBody; readonly signature: string } {
  return plainSignedFact(value);
}

const isScalar: Check = (value) => typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
const isJson: Check = (value) => value === null || isScalar(value) || isJsonList(value) || isJsonRecord(value);
const isJsonList = list((value) => isJson(value));
const isJsonRecord = record((value) => isJson(value));

const id = text(z.regexes.uuid());
const change = object({
  id: line(80),
  record: line(40),
  sealed: [object({ bytes: base64, dataKeyId: id })],
  set: isJsonRecord,
});
const plainFact = object({
  action: line(60),
  at: text(z.regexes.datetime({ precision: 3 })),
  base: [count(0)],
  changes: list(change),
  epoch: count(0),
  kind: (value) => value === 'intent' || value === 'observation',
  n: count(1),
  note: record(isScalar),
  previous: text(/^[0-9a-f]{64}$/),
  servicePoint: [id],
  station: id,
  subject: [object({ id: line(80), kind: line(40) })],
  v: (value) => value === 1,
  who: object({ apiKey: [id], calledBy: [id], person: [id], session: [id] }),
});
const plainSignedFact = object({ fact: plainFact, signature: base64 });
