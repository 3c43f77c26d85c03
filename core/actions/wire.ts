import { z } from 'zod';
import { failureView, operationView, readerTile } from './views.ts';

/** What travels between page and main process, as JSON text. Inputs are parsed again by the action's own schema. */
/** A message that carries an API key is the key's own call, whoever is signed in. The key is a secret: it is in no log, fact or answer. */
export const envelope = z.strictObject({ action: z.string().max(60), input: z.unknown(), bearer: z.string().max(200).optional() });
export const largestMessageBytes = 4_200_000;

export const reply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), output: z.unknown() }),
  z.object({ ok: z.literal(false), failure: failureView.extend({ reference: z.string().optional() }) }),
]);
export type Reply = z.infer<typeof reply>;

/** Pushed from main to page. `records` says that something of these kinds changed: open pages ask again. */
export const stationEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('readers'), readers: z.array(readerTile), service: z.enum(['up', 'down', 'missing']) }),
  z.object({ event: z.literal('operation'), operation: operationView }),
  z.object({ event: z.literal('records'), kinds: z.array(z.string()) }),
  z.object({ event: z.literal('session'), state: z.enum(['signed-in', 'locked', 'signed-out']) }),
  z.object({ event: z.literal('progress'), action: z.string(), done: z.number(), of: z.number() }),
]);
export type StationEvent = z.infer<typeof stationEvent>;
