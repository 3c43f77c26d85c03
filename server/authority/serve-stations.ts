import type { FastifyInstance, FastifyRequest } from 'fastify';
import { staffOf } from '../actions/staff-of-station.ts';
import type { World } from '../actions/world.ts';
import { refuseUnsigned, stationOf } from './signed-request.ts';

/** What a station asks for by itself, signed with its key: who belongs to its service point now. */
export function serveStations(app: FastifyInstance, world: World): void {
  app.get('/stations/:id/staff', async (request: FastifyRequest<{ Params: { readonly id: string } }>) => {
    const id = await stationOf(request, new Uint8Array(), world);
    if (id === undefined || id !== request.params.id)
      return refuseUnsigned('A station asks for its own staff, with its own signature.', world);
    return staffOf(id, world);
  });
}
