import type { Answered, Asking } from '../../central/exchange.ts';
import { signedHeaders } from '../../central/sign-request.ts';
import type { Parts } from '../handler.ts';

type AsStation = Pick<Asking, 'method' | 'path' | 'raw'>;

/** What the station asks or sends by itself, signed with its own key; whatever the answer is. */
export function askedAsStation(
  { method, path, raw }: AsStation,
  { central, house, clock }: Pick<Parts, 'central' | 'house' | 'clock'>,
): Promise<Answered> {
  const bytes = raw?.bytes ?? new Uint8Array();
  const headers = signedHeaders({ method, path, bytes, station: house.station().id, nowMs: clock.now(), sign: house.sign });
  return central.byItself({ method, path, ...(raw === undefined ? {} : { raw }), headers });
}
