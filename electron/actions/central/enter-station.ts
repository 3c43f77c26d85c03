import { z } from 'zod';
import { toBase64 } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { keepSending, sendingOf } from '../../central/sending.ts';
import { type Call, type Parts, required } from '../handler.ts';
import { serverIdOf } from '../online/points.ts';

const entered = z.object({ authority: z.string() });

/** Enters this station at the server where that does not know it yet, with the token of an Administrator who has just signed in there. */
export async function enterStation(call: Call<'central.sign-in'>, parts: Parts): Promise<void> {
  const { store, central, house, log } = parts;
  if (sendingOf(store) !== undefined || central.whoAt(call.session)?.kind !== 'person') return;
  if (call.may('central.change-server', {}) !== undefined) return;
  try {
    const { id, name, servicePointId, signingSpki, wrappingSpki } = house.station();
    const at = await serverIdOf(servicePointId, call, parts);
    const issuing = required(
      house.certificates().find(({ role }) => role === 'issuing-ca'),
      'the authority',
    );
    const body = { id, name, servicePointId: at, signingSpki, wrappingSpki, authority: toBase64(issuing.der) };
    const { authority } = await central.send(call.session, { method: 'POST', path: '/stations', body, at }, entered);
    keepSending(store, { address: required(central.address(), 'an address'), authority, told: 0 });
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    // Signing in is not refused for it; the settings go on saying that the server does not know this station.
    log(`the central server did not enter this station: ${cause.failure.code}`);
  }
}
