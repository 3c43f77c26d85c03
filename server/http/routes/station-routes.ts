import { z } from 'zod';
import { base64, line, recordId } from '../../../core/records/scalars.ts';
import { enterStation } from '../../authority/enter-station.ts';
import { route, type Route } from '../route.ts';

export const stationRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/stations',
    summary: 'Enter a station with its public keys and its authority, so that it may send what that authority signs',
    tag: 'Stations',
    body: z.strictObject({
      id: recordId,
      name: line(120),
      servicePointId: recordId,
      /** SPKI, base64: Ed25519 and P-256. */
      signingSpki: base64,
      wrappingSpki: base64,
      /** Certificate of the issuing authority, DER in base64. */
      authority: base64,
    }),
    success: { status: 200, value: z.object({ authority: z.string() }) },
    problems: ['invalid', 'json', 'media', 'conflict'],
    handle: async ({ body: { authority, ...station }, claimed, world }) => ({
      status: 200,
      value: { authority: await enterStation({ station, authority }, { claimed, world }) },
    }),
  }),
];
