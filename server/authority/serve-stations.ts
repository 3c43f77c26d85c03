import type { FastifyInstance, FastifyRequest } from 'fastify';
import { countRefusal } from '../actions/enter.ts';
import { staffOf } from '../actions/staff-of-station.ts';
import type { World } from '../actions/world.ts';
import { HttpProblem } from '../http/problem.ts';
import { signingStation } from './station-signature.ts';

/** What a station asks for by itself, signed with its key: who belongs to its service point now. */
export function serveStations(app: FastifyInstance, world: World): void {
  app.get('/stations/:id/staff', async (request: FastifyRequest<{ Params: { readonly id: string } }>) => {
    const { method, url, headers } = request;
    const path = url.split('?')[0] ?? '';
    const id = await signingStation({ method, path, body: new Uint8Array(), headers }, world.reads, world.now());
    if (id === undefined || id !== request.params.id) {
      await countRefusal('anonymous-refused', world);
      throw new HttpProblem('unauthorised', 'A station asks for its own staff, with its own signature.');
    }
    return staffOf(id, world);
  });
}
