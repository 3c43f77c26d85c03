import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { instant, recordId } from '../../core/records/scalars.ts';
import type { World } from '../actions/world.ts';
import { refuseUnsigned, stationOf } from '../authority/signed-request.ts';
import { HttpProblem } from '../http/problem.ts';
import { tellState } from './credentials.ts';
import type { RelyingParty } from './relying-party.ts';
import { giveUpTicket, isOpen, newTicket, putTicket, ticketOf } from './tickets.ts';

/** JSON whose bytes a station signs. */
const SIGNED_JSON = 'application/cardwright+json';
const told = z.strictObject({ state: z.enum(['active', 'inactive', 'locked', 'expired']), at: instant });

type WithId = FastifyRequest<{ Params: { readonly id: string } }>;

/** What stations ask for with their own signature: tickets for phones, what became of them, and how a mobile ID stands. */
export function serveMobileToStations(app: FastifyInstance, world: World): void {
  app.addContentTypeParser(SIGNED_JSON, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/mobile-ids/tickets', async (request, reply) => {
    const station = await signer(request, world);
    const { id: rpId, origin } = required(world.mobile);
    const wanted = parsed(newTicket, request);
    const endsAt = await world.database.transact((queries) => putTicket(station, wanted, { ...world, queries }));
    return reply.code(201).send({ url: `${origin}/mobile`, rpId, origin, endsAt: endsAt.toISOString() });
  });
  app.get('/mobile-ids/tickets/:id', async (request: WithId) => {
    const station = await signer(request, world);
    const ticket = await ticketOf(station, uuid(request.params.id), { ...world, queries: world.database });
    if (ticket === undefined) throw new HttpProblem('missing', 'There is no such ticket.');
    if (ticket.answer !== null) return { state: 'done', answer: ticket.answer };
    const refused = ticket.refused === null ? {} : { refused: ticket.refused };
    return { state: isOpen(ticket, world.now()) ? 'waiting' : 'over', ...refused };
  });
  app.put('/mobile-ids/tickets/:id/over', async (request: WithId, reply) => {
    const station = await signer(request, world);
    await giveUpTicket(station, uuid(request.params.id), { ...world, queries: world.database });
    return reply.code(204).send();
  });
  app.put('/mobile-ids/:id/state', async (request: WithId, reply) => {
    const station = await signer(request, world);
    const { state, at } = parsed(told, request);
    const mobileId = uuid(request.params.id);
    await world.writes.run(async (writer) => {
      const changed = await tellState({ mobileId, state, at: new Date(at) }, { ...world, queries: writer.queries });
      if (changed)
        await writer.append({ kind: 'observation', action: `mobile-id.${state}`, who: {}, note: { mobileId, station }, changes: [] });
    });
    return reply.code(204).send();
  });
}

async function signer(request: FastifyRequest, world: World): Promise<string> {
  const { body } = request;
  const id = await stationOf(request, Buffer.isBuffer(body) ? new Uint8Array(body) : new Uint8Array(), world);
  return id ?? refuseUnsigned('Stations ask for this, with their own signature.', world);
}

function required(mobile: RelyingParty | undefined): RelyingParty {
  if (mobile === undefined) throw new HttpProblem('conflict', 'mobile-id-no-address');
  return mobile;
}

function uuid(text: string): string {
  const read = recordId.safeParse(text);
  if (!read.success) throw new HttpProblem('missing', 'There is no such ticket.');
  return read.data;
}

function parsed<Value>(schema: z.ZodType<Value>, { body }: FastifyRequest): Value {
  if (!Buffer.isBuffer(body)) throw new HttpProblem('media', `Send ${SIGNED_JSON}.`);
  const read = schema.safeParse(json(body));
  if (!read.success) throw new HttpProblem('invalid', 'There were validation failures.');
  return read.data;
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new HttpProblem('json', 'The body is no JSON.');
  }
}
