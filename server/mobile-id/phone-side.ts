import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { World } from '../actions/world.ts';
import { HttpProblem } from '../http/problem.ts';
import { signatureOptions, takeSignature } from './assertion.ts';
import { register, registrationOptions } from './registration.ts';
import type { RelyingParty } from './relying-party.ts';
import { assertOpen, noteWrong, openTicket, type Ticket, useTicket } from './tickets.ts';

/** Nothing but this page's own script and style; nobody frames it; the passkey is used here alone. */
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'permissions-policy': 'publickey-credentials-create=(self), publickey-credentials-get=(self), camera=(), microphone=(), geolocation=()',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};
const files = [
  ['/mobile', 'page.html', 'text/html; charset=utf-8'],
  ['/mobile/page.js', 'page.mjs', 'text/javascript; charset=utf-8'],
  ['/mobile/words.mjs', 'words.mjs', 'text/javascript; charset=utf-8'],
  ['/mobile/page.css', 'page.css', 'text/css; charset=utf-8'],
] as const;

const brought = z.strictObject({ ticket: z.string().regex(/^[A-Za-z0-9_-]{22}$/), response: z.unknown().optional() });

/** The page that a phone opens, and what it asks. The ticket comes in the address behind `#`, which no server and no log sees. */
export function serveMobileToPhones(app: FastifyInstance, world: World): void {
  const { mobile } = world;
  if (mobile === undefined) return;
  for (const [path, file, type] of files) {
    const text = readFileSync(new URL(`page/${file}`, import.meta.url));
    app.get(path, async (_request, reply) => page(reply).type(type).send(text));
  }
  app.post('/mobile/begin', async ({ body }, reply) => page(reply).send(await begun(body, { world, mobile })));
  app.post('/mobile/finish', async ({ body }, reply) => {
    await finished(body, { world, mobile });
    return page(reply).send({});
  });
  app.post('/mobile/refuse', async ({ body }, reply) => {
    await refused(body, { world });
    return page(reply).send({});
  });
}

const page = (reply: FastifyReply): FastifyReply => reply.headers(headers);

interface At {
  readonly world: World;
  readonly mobile: RelyingParty;
}

/** What the page shows, and what it gives to the phone's authenticator. */
async function begun(body: unknown, { world, mobile }: At): Promise<object> {
  const { asked } = await openTicket(parsed(body).ticket, { ...world, queries: world.database });
  if (asked.kind === 'enrol') {
    const { name, organisation } = asked;
    return { kind: 'enrol', shown: { name, organisation }, options: await registrationOptions(asked, mobile) };
  }
  const { purpose, place, number, about, signs } = asked;
  const options = await signatureOptions(asked, { world, mobile });
  return { kind: purpose, shown: { place, number, about }, options, ...(signs === undefined ? {} : { signs }) };
}

/** What is refused counts: a ticket does not take tries without end. */
async function finished(body: unknown, at: At): Promise<void> {
  const { ticket: secret, response } = parsed(body);
  const ticket = await openTicket(secret, { ...at.world, queries: at.world.database });
  try {
    await taken(ticket, response, at);
  } catch (cause) {
    if (cause instanceof HttpProblem && cause.kind === 'conflict')
      await noteWrong(ticket.id, cause.message, { ...at.world, queries: at.world.database });
    throw cause;
  }
}

/** Whoever holds the phone did not ask for that, or thinks better of it: the station hears so at once, and the ticket is used. */
async function refused(body: unknown, { world }: Pick<At, 'world'>): Promise<void> {
  const { id, asked, station } = await openTicket(parsed(body).ticket, { ...world, queries: world.database });
  if (asked.kind !== 'sign') throw new HttpProblem('missing', 'ticket-over');
  await world.writes.run(async (writer) => {
    const within = { ...world, queries: writer.queries };
    await assertOpen(id, within);
    await useTicket(id, { refused: true }, within);
    const note = { station, purpose: asked.purpose };
    await writer.append({ kind: 'observation', action: 'mobile-id.refuse', who: {}, note, changes: [] });
  });
}

function taken({ asked, ...ticket }: Ticket, response: unknown, at: At): Promise<void> {
  return asked.kind === 'enrol' ? register({ ...ticket, asked }, response, at) : takeSignature({ ...ticket, asked }, response, at);
}

function parsed(body: unknown): z.infer<typeof brought> {
  const read = brought.safeParse(body);
  if (!read.success) throw new HttpProblem('missing', 'ticket-over');
  return read.data;
}
