import type { Socket } from 'node:net';
import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import { fastify, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { Refusal } from '../../core/failures/refusal.ts';
import { countRefusal } from '../actions/enter.ts';
import { serveAuthorities } from '../authority/serve-authorities.ts';
import { serveStations } from '../authority/serve-stations.ts';
import { refuseDeletion, refuseElsewhere } from '../actions/refuse-deletion.ts';
import type { World } from '../actions/world.ts';
import { codeOf, violatedKeyOf } from '../store/database.ts';
import { serveMobileToPhones } from '../mobile-id/phone-side.ts';
import { serveMobileToStations } from '../mobile-id/station-side.ts';
import { hasUnstorableText } from './storable-text.ts';
import { BodyTurns } from './body-turns.ts';
import { ExpectedBodies } from './expected-bodies.ts';
import { measureAnswers } from './metrics.ts';
import { openApi } from './open-api.ts';
import { HttpProblem, kinds, problemBody, problemOf } from './problem.ts';
import type { Answer, Route } from './route.ts';
import type { Claims, Tokens } from './tokens.ts';

export interface AppParts {
  readonly world: World;
  readonly tokens: Tokens;
  readonly routes: readonly Route[];
  readonly metrics: Registry;
  /** Is the database there and at our version? */
  readonly ready: () => Promise<boolean>;
  readonly version: string;
  readonly limits: { readonly perMinute: number; readonly anonymousPerMinute: number };
  /** Where lines of the log go; none where it is not said. */
  readonly logTo?: NodeJS.WritableStream | undefined;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  /** Addresses and networks of proxies whose word is taken for where a request came from. */
  readonly proxies?: readonly string[] | undefined;
}

const LARGEST_BODY = 4_200_000;
/** Of all that come in turns: as much as four of the largest, or deliveries of two hundred stations that come back after a day. */
const BODIES_AT_ONCE = 4 * LARGEST_BODY;
const PROBLEM = 'application/problem+json';

/** Everything that is served over HTTP. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const app = fastify({
    ...(parts.tls === undefined ? {} : { https: parts.tls }),
    bodyLimit: LARGEST_BODY,
    genReqId: () => parts.world.newId(),
    requestIdHeader: false,
    ...(parts.logTo === undefined ? {} : { logger: { stream: parts.logTo, serializers } }),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: 'idle',
    ...(parts.proxies === undefined || parts.proxies.length === 0 ? {} : { trustProxy: [...parts.proxies] }),
    clientErrorHandler: (_cause, socket) => answerNoRequest(socket, parts.world.newId()),
    frameworkErrors: (_cause, request, reply) =>
      void answerProblem(new HttpProblem('invalid', 'The address cannot be read.'), { request, reply, world: parts.world }),
  }) as unknown as FastifyInstance;
  app.decorateRequest('claimed', null).removeContentTypeParser('text/plain');
  await app.register(formbody);
  await app.register(rateLimit, {
    max: (request) => (claimsOf(request) === undefined ? parts.limits.anonymousPerMinute : parts.limits.perMinute),
    timeWindow: '1 minute',
    hook: 'preHandler',
    keyGenerator: (request) => claimsOf(request)?.sub ?? request.ip,
    errorResponseBuilder: () => new HttpProblem('many', 'Wait a moment.'),
    allowList: (request) => unlimited.includes(request.url),
  });
  measureAnswers(app, parts.metrics);
  readCallers(app, parts.tokens);
  askForBodies(app);
  app.setErrorHandler((cause: FastifyError | Error, request, reply) => answerProblem(cause, { request, reply, world: parts.world }));
  app.setNotFoundHandler((request, reply) => notFound(request, reply, parts.world));
  serveHouse(app, parts);
  serveAuthorities(app, { world: parts.world, claimsOf });
  serveStations(app, parts.world);
  serveMobileToStations(app, parts.world);
  serveMobileToPhones(app, parts.world);
  serveRoutes(app, parts);
  return app;
}

/** Whose token a request has, before anything of its body is asked for. */
function readCallers(app: FastifyInstance, tokens: Tokens): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (token !== undefined) setClaims(request, await tokens.read(token));
  });
}

/** At every route: whoever waits for the word would else wait for ever. Where a route takes turns, it has waited for its own by then. */
function askForBodies(app: FastifyInstance): void {
  const expected = new ExpectedBodies(app.server);
  app.addHook('preParsing', async (request, reply) => expected.mayCome(request.raw, reply.raw));
}

const unlimited: readonly string[] = ['/healthz', '/readyz', '/metrics'];

/** What the log says of a request: no query, no header, no body. */
const serializers = {
  req: ({ method, url, id }: FastifyRequest) => ({ method, path: url.split('?')[0], id }),
  res: ({ statusCode }: { readonly statusCode?: number }) => ({ status: statusCode }),
};

interface Claiming {
  claimed: Claims | null;
}

function claimsOf(request: FastifyRequest): Claims | undefined {
  return (request as unknown as Claiming).claimed ?? undefined;
}

function setClaims(request: FastifyRequest, claims: Claims | undefined): void {
  (request as unknown as Claiming).claimed = claims ?? null;
}

/** For whoever watches over the server. */
function serveHouse(app: FastifyInstance, { metrics, ready, routes, version }: AppParts): void {
  let document: string | undefined;
  app.get('/healthz', async (_request, reply) => reply.type('text/plain').send('alive\n'));
  app.get('/readyz', async (_request, reply) => {
    if (!(await ready())) throw new HttpProblem('resting', 'The database is away, or not at this version.');
    return reply.type('text/plain').send('ready\n');
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()));
  app.get('/openapi.json', async (_request, reply) => {
    // Made at the first question: a start need not wait for it.
    document ??= JSON.stringify(openApi(routes, version));
    return reply.type('application/json').send(document);
  });
}

function serveRoutes(app: FastifyInstance, { routes, world }: AppParts): void {
  const turns = new BodyTurns(BODIES_AT_ONCE);
  for (const one of routes) serveRoute(app, one, { world, turns });
}

function serveRoute(app: FastifyInstance, one: Route, { world, turns }: { readonly world: World; readonly turns: BodyTurns }): void {
  app.route({
    method: one.method,
    url: one.path,
    ...(one.inTurns === true
      ? {
          onRequest: (request: FastifyRequest, { raw: response }: FastifyReply) =>
            turns.toRead(request.raw, { response, unsaid: LARGEST_BODY }),
        }
      : {}),
    handler: async (request, reply) => {
      const asked = { params: request.params, query: request.query, body: request.body };
      if (hasUnstorableText(asked)) throw new HttpProblem('invalid', 'A text holds a character that no text has.');
      const parsed = {
        params: parsedBy(one.params, asked.params),
        query: parsedBy(one.query, asked.query),
        body: one.body === undefined ? undefined : parsedBy(one.body, bodyOf(one, request)),
      };
      return send(await turns.toWork(request.raw, () => one.handle({ ...parsed, claimed: claimsOf(request), world })), reply);
    },
  });
}

/** What was sent, of the kind that the route reads. */
function bodyOf(one: Route, request: FastifyRequest): unknown {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  if (isForm && one.form !== true) throw new HttpProblem('media', 'Send application/json.');
  if (request.body === undefined || request.body === null) throw new HttpProblem('json', 'A body is expected.');
  return request.body;
}

function parsedBy(schema: Route['params'], value: unknown): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const failures = parsed.error.issues.map((issue) => ({
    fieldId: issue.path.map(String).join('.'),
    errorType: issue.code === 'invalid_type' && issue.input === undefined ? 'notSet' : 'invalidValue',
    message: issue.code === 'unrecognized_keys' ? 'no other fields' : issue.message,
  }));
  throw new HttpProblem('invalid', 'There were validation failures.', { failures });
}

function send({ status, value, text, headers = {} }: Answer, reply: FastifyReply): FastifyReply {
  return reply
    .code(status)
    .headers(headers)
    .type('application/json; charset=utf-8')
    .send(text ?? JSON.stringify(value));
}

interface At {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly world: World;
}

async function answerProblem(cause: Error, { request, reply, world }: At): Promise<FastifyReply> {
  const problem = problemFor(cause);
  if (['invalid', 'json', 'large', 'media'].includes(problem.kind)) await countRefusal('malformed', world).catch(() => undefined);
  if (problem.kind === 'defect') world.log(`defect ${request.id}: ${cause.stack ?? cause.name}`);
  return reply
    .code(kinds[problem.kind].status)
    .headers({ ...problem.headers, 'x-request-id': request.id })
    .type(PROBLEM)
    .send(JSON.stringify(problemBody(problem, request.id)));
}

/** What two callers cannot both have; found out by its unique key where both asked at the same moment. */
const taken: Readonly<Record<string, string>> = {
  service_point_name: 'name-taken',
  api_key_subject: 'name-taken',
  person_email: 'email-taken',
  membership_once: 'already-member',
};

/** Bytes that are no HTTP: a problem like any other, and the end of the connection. */
function answerNoRequest(socket: Socket, requestId: string): void {
  if (!socket.writable) return void socket.destroy();
  const body = JSON.stringify(problemBody(new HttpProblem('invalid', 'This is no HTTP request.'), requestId));
  const head = ['HTTP/1.1 400 Bad Request', `content-type: ${PROBLEM}`, `content-length: ${Buffer.byteLength(body)}`, 'connection: close'];
  socket.end(`${head.join('\r\n')}\r\nx-request-id: ${requestId}\r\n\r\n${body}`);
}

/** Connection lost, database starting or stopping, too many connections, disk full: it may come back. */
const AWAY = ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P02', '57P03', '53300', '53100', '40001', '40P01'];

function problemFor(cause: Error): HttpProblem {
  if (cause instanceof HttpProblem) return cause;
  if (cause instanceof Refusal) return problemOf(cause.failure);
  const code = codeOf(cause) ?? '';
  if (AWAY.includes(code)) return new HttpProblem('resting', 'The database cannot be reached.', { headers: { 'retry-after': '5' } });
  const key = violatedKeyOf(cause);
  if (key !== undefined) return new HttpProblem('conflict', taken[key] ?? 'Somebody else did the same at the same moment: look again.');
  // Class 22: a value that no column of that kind can hold, though its schema let it pass.
  if (/^22[0-9A-Z]{3}$/.test(code)) return new HttpProblem('invalid', 'A value is out of range.');
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new HttpProblem('large', `A body may have ${LARGEST_BODY} bytes.`);
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new HttpProblem('media', 'Send application/json.');
  if (cause instanceof SyntaxError || code.startsWith('FST_ERR_CTP')) return new HttpProblem('json', 'The body cannot be read as JSON.');
  if ((cause as FastifyError).statusCode === 400) return new HttpProblem('invalid', 'The request cannot be read.');
  return new HttpProblem('defect', 'The request failed here. Its number stands in the log.');
}

/** No route deletes anything: whoever tries is told by the tables that nobody may. */
async function notFound(request: FastifyRequest, reply: FastifyReply, world: World): Promise<FastifyReply> {
  const claimed = claimsOf(request);
  const path = request.url.split('?')[0] ?? '';
  if (request.method === 'DELETE') await refuseDeletion(path, { claimed, world });
  await refuseElsewhere(path, { claimed, world });
  return answerProblem(new HttpProblem('missing', 'There is nothing at this address.'), { request, reply, world });
}
