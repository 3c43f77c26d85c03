import { z } from 'zod';
import { Refusal } from '../../../core/failures/refusal.ts';
import { accessRequest } from '../access/request.ts';
import { type Call, type Handler, type Parts, required } from '../handler.ts';
import { linksOf } from './points.ts';

const asked = z.object({ accessRequestId: z.string() });
const standing = z.object({ servicePoints: z.array(z.object({ id: z.string(), name: z.string() })) });

/** Row 2 through the server: the request here is the one that waits there. */
export const accessRequestOnline: Handler<'access.request'> = async (call, parts) => {
  const servicePointId = await pointThere(call, parts);
  const { comments } = call.input;
  const body = { servicePointId, ...(comments === undefined ? {} : { comments }) };
  const made = await parts.central.send(call.session, { method: 'POST', path: '/access-requests', body }, asked);
  return accessRequest(call, { ...parts, newId: firstOf(made.accessRequestId, parts.newId) });
};

/** Whoever has no place yet may not list service points, but is told at which ones they may ask. */
async function pointThere(call: Call<'access.request'>, { store, central }: Parts): Promise<string> {
  const point = required(call.subject.servicePoint, 'the service point');
  const linked = linksOf(store).find(({ local }) => local === point.id);
  if (linked !== undefined) return linked.server;
  const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();
  const { servicePoints } = await central.read(call.session, '/access', standing);
  const found = servicePoints.find(({ name }) => plain(name) === plain(point.name));
  if (found === undefined) throw new Refusal('central-unknown');
  return found.id;
}

/** The server's id first, then ours. */
function firstOf(first: string, newId: () => string): () => string {
  let given = false;
  return () => {
    if (given) return newId();
    given = true;
    return first;
  };
}
