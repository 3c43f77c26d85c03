import type { FastifyRequest } from 'fastify';
import { countRefusal } from '../actions/enter.ts';
import type { World } from '../actions/world.ts';
import { HttpProblem } from '../http/problem.ts';
import { signingStation } from './station-signature.ts';

/** The station that signed this request with those bytes, by its id; undefined where none of ours did. Throws HttpProblem as `signingStation` does. */
export function stationOf(
  { method, url, headers }: FastifyRequest,
  body: Uint8Array,
  { reads, now }: Pick<World, 'reads' | 'now'>,
): Promise<string | undefined> {
  return signingStation({ method, path: url.split('?')[0] ?? '', body, headers }, reads, now());
}

/** Whoever asks for what is a station's alone is counted as nobody. */
export async function refuseUnsigned(sentence: string, world: World): Promise<never> {
  await countRefusal('anonymous-refused', world);
  throw new HttpProblem('unauthorised', sentence);
}
