import { createPublicKey } from 'node:crypto';
import { stationAnswerJoin } from '../../core/actions/station/answer-join.ts';
import type { Change } from '../../core/facts/draft.ts';
import type { Station } from '../../core/records/records.ts';
import type { Claimed } from '../actions/caller.ts';
import type { World } from '../actions/world.ts';
import { HttpProblem } from '../http/problem.ts';
import type { Writer } from '../store/unit.ts';
import { authorityIn, bringing, change } from './publish.ts';

export interface Entering {
  readonly station: Pick<Station, 'id' | 'name' | 'servicePointId' | 'signingSpki' | 'wrappingSpki'>;
  /** Certificate of its issuing authority, DER in base64. */
  readonly authority: string;
}

/**
 * An Administrator enters a station of theirs with its public keys and its authority: from then on it sends by itself what its authority signs.
 * Entered again it gets the keys that it has now, as after a restore on another machine.
 */
export async function enterStation(
  { station, authority }: Entering,
  { claimed, world }: { readonly claimed: Claimed | undefined; readonly world: World },
): Promise<string> {
  const der = new Uint8Array(Buffer.from(authority, 'base64'));
  const { keyId } = authorityIn(der);
  if (kindOf(station.signingSpki) !== 'ed25519' || kindOf(station.wrappingSpki) !== 'ec')
    throw new HttpProblem('invalid', 'A station has an Ed25519 key that signs and a P-256 key that secrets are wrapped to.');
  const note = { station: station.id, name: station.name, authority: keyId };
  await change(
    {
      action: 'station.enter',
      rows: [stationAnswerJoin],
      note,
      claimed,
      world,
      changes: (at, writer) => changesOf(station, { at, writer, own: world.keys.station }),
    },
    bringing(keyId, der),
  );
  return keyId;
}

interface Into {
  readonly at: string;
  readonly writer: Writer;
  /** The server is a station too; nobody takes its place. */
  readonly own: string;
}

async function changesOf(station: Entering['station'], { at, writer, own }: Into): Promise<readonly Change[]> {
  if (station.id === own) throw new HttpProblem('conflict', 'This is the server’s own number.');
  if ((await writer.get('service-point', station.servicePointId)) === undefined)
    throw new HttpProblem('invalid', 'There is no such service point.');
  const before = await writer.get('station', station.id);
  if (before === undefined) return [{ record: 'station', id: station.id, set: { ...station, enabled: true, createdAt: at } }];
  const { name, signingSpki, wrappingSpki } = station;
  const same = before.name === name && before.signingSpki === signingSpki && before.wrappingSpki === wrappingSpki;
  return same ? [] : [{ record: 'station', id: station.id, set: { name, signingSpki, wrappingSpki } }];
}

function kindOf(spki: string): string | undefined {
  try {
    return createPublicKey({ key: Buffer.from(spki, 'base64'), type: 'spki', format: 'der' }).asymmetricKeyType;
  } catch {
    return undefined;
  }
}
