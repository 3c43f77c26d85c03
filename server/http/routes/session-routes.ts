import { accessOpen } from '../../../core/actions/access/open.ts';
import { z } from 'zod';
import { recordId } from '../../../core/records/scalars.ts';
import { isSecret, readBearer } from '../../actions/api-keys.ts';
import { identify } from '../../actions/caller.ts';
import { countRefusal, enterToChange, enterToRead, type Read } from '../../actions/enter.ts';
import { requestAccess } from '../../actions/staff.ts';
import { standingOfKey } from '../../actions/standing.ts';
import type { World } from '../../actions/world.ts';
import { checkPassword } from '../credentials.ts';
import { HttpProblem } from '../problem.ts';
import { type Asked, route, type Route } from '../route.ts';
import type { Tokens } from '../tokens.ts';

/** Seconds: of a person's token, which is renewed by signing in, and of a key's, which is renewed by the key. */
const PERSON_SECONDS = 3600;
const KEY_SECONDS = 900;

const token = z.object({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.int() });

/** Forms of RFC 6749 §4.4 (a key's id and the key), §6 (the key alone, as clients of the RAiD service renew their tokens) and §4.3 (e-mail and password). */
const grant = z.object({
  grant_type: z.enum(['client_credentials', 'refresh_token', 'password']),
  client_id: z.string().max(256).optional(),
  client_secret: z.string().max(256).optional(),
  refresh_token: z.string().max(256).optional(),
  username: z.string().max(256).optional(),
  password: z.string().max(256).optional(),
  scope: z.string().max(256).optional(),
});

const standing = z.object({
  person: z.object({ id: recordId, name: z.string() }),
  registryOperator: z.boolean(),
  servicePointId: recordId.optional(),
  memberships: z.array(
    z.object({ servicePointId: recordId, servicePoint: z.string(), enabled: z.boolean(), role: z.string(), state: z.string() }),
  ),
  requests: z.array(z.object({ id: recordId, servicePointId: recordId, state: z.string(), requestedAt: z.string() })),
  /** Service points that one may ask at. */
  servicePoints: z.array(z.object({ id: recordId, name: z.string() })),
});

/** The way from a key, or from e-mail and password, to a token. */
function exchange(path: string, tokens: Tokens): Route {
  return route({
    method: 'POST',
    path,
    summary: 'Exchange an API key, or e-mail and password, for an access token',
    tag: 'Session',
    body: grant,
    form: true,
    success: { status: 200, value: token },
    problems: ['invalid', 'json', 'media'],
    anonymous: true,
    handle: async ({ body, world }) => ({
      status: 200,
      value: body.grant_type === 'password' ? await personToken(body, { tokens, world }) : await keyToken(body, { tokens, world }),
      headers: { 'cache-control': 'no-store' },
    }),
  });
}

/** Signing in, exchanging keys for tokens, one's own standing, and asking to be let in. */
export function sessionRoutes(tokens: Tokens): readonly Route[] {
  return [
    exchange('/oauth/token', tokens),
    exchange('/realms/raid/protocol/openid-connect/token', tokens),
    route({
      method: 'PUT',
      path: '/session/service-point',
      summary: 'Work at another service point: a new token',
      tag: 'Session',
      body: z.strictObject({ servicePointId: recordId }),
      success: { status: 200, value: token },
      problems: ['invalid', 'json', 'media'],
      handle: (asked) => switchServicePoint(asked, tokens),
    }),
    route({
      method: 'GET',
      path: '/access',
      summary: 'One’s own standing, and where one may ask to be let in',
      tag: 'Session',
      success: { status: 200, value: standing },
      problems: [],
      handle: async ({ claimed, world }) => ({ status: 200, value: await enterToRead(ownStanding, {}, { claimed, world }) }),
    }),
    route({
      method: 'POST',
      path: '/access-requests',
      summary: 'Ask to be let into a service point',
      tag: 'Session',
      body: z.strictObject({ servicePointId: recordId, comments: z.string().min(1).max(1024).optional() }),
      success: { status: 201, value: z.object({ accessRequestId: recordId }) },
      problems: ['invalid', 'json', 'media', 'missing', 'conflict'],
      handle: async ({ body, claimed, world }) => ({ status: 201, value: await enterToChange(requestAccess, body, { claimed, world }) }),
    }),
  ];
}

interface With {
  readonly tokens: Tokens;
  readonly world: World;
}

function issued(access_token: string, expires_in: number): z.infer<typeof token> {
  return { access_token, token_type: 'Bearer', expires_in };
}

async function personToken(
  { username = '', password = '' }: z.infer<typeof grant>,
  { tokens, world }: With,
): Promise<z.infer<typeof token>> {
  const personId = await checkPassword(username, password, world);
  const { actor } = await identify({ sub: personId, kind: 'person', iat: 0 }, world.reads, world.now());
  if (actor.kind !== 'person' || !actor.active) throw new HttpProblem('unauthorised', 'denied (because: not-active)');
  const first = actor.memberships.find(({ state, servicePointEnabled }) => state === 'enabled' && servicePointEnabled);
  const sp = first === undefined ? {} : { sp: first.servicePointId };
  return issued(await tokens.issue({ sub: personId, kind: 'person', sid: world.newId(), ...sp }, PERSON_SECONDS), PERSON_SECONDS);
}

async function keyToken({ client_id, client_secret, refresh_token }: z.infer<typeof grant>, { tokens, world }: With) {
  const bearer = readBearer(client_secret ?? refresh_token ?? '');
  const key = bearer === undefined ? undefined : await world.reads.get('api-key', bearer.keyId);
  const stored = key === undefined ? undefined : await world.openSealed(key.hashBlobId, 'api-key-hash');
  const wrong = bearer === undefined || stored === undefined || !isSecret(bearer.secret, stored);
  const { works } = key === undefined ? { works: false } : await standingOfKey(key, world.reads, world.now());
  const otherId = client_id !== undefined && client_secret !== undefined && client_id !== key?.id;
  if (wrong || key === undefined || !works || otherId) {
    await countRefusal('anonymous-refused', world);
    throw new HttpProblem(
      'unauthorised',
      'This key is not taken: it is unknown, disabled or expired, or its maker or service point is disabled.',
    );
  }
  await noteUse(key.id, world);
  return issued(await tokens.issue({ sub: key.id, kind: 'api-key', sp: key.servicePointId }, KEY_SECONDS), KEY_SECONDS);
}

async function noteUse(keyId: string, { database, keys }: World): Promise<void> {
  await database.rows({
    name: 'key-use',
    text: `INSERT INTO key_use (tenant_id, key_id, at) VALUES ($1, $2, now())
      ON CONFLICT (tenant_id, key_id) DO UPDATE SET at = excluded.at`,
    values: [keys.tenant, keyId],
  });
}

/** Those who belong there, and a Registry operator anywhere. */
async function switchServicePoint({ body, claimed, world }: Asked<unknown, unknown, { readonly servicePointId: string }>, tokens: Tokens) {
  const { actor } = await identify(claimed, world.reads, world.now());
  if (claimed === undefined || actor.kind !== 'person') throw new HttpProblem('forbidden', 'A key works at its own service point alone.');
  if (!actor.active) throw new HttpProblem('unauthorised', 'denied (because: not-active)');
  const { servicePointId } = body;
  const member = actor.memberships.some((membership) => membership.servicePointId === servicePointId && membership.state === 'enabled');
  const point = await world.reads.get('service-point', servicePointId);
  if (point === undefined || !(member || actor.registryOperator))
    throw new HttpProblem('forbidden', 'You have no place at this service point.');
  const sid = claimed.sid === undefined ? {} : { sid: claimed.sid };
  const value = issued(
    await tokens.issue({ sub: claimed.sub, kind: 'person', ...sid, sp: servicePointId }, PERSON_SECONDS),
    PERSON_SECONDS,
  );
  return { status: 200, value, headers: { 'cache-control': 'no-store' } };
}

const ownStanding: Read<typeof accessOpen, z.infer<typeof standing>> = {
  row: accessOpen,
  async read({ caller, subject, world }) {
    const { reads } = world;
    const personId = caller.personId ?? '';
    const [account, memberships, requests, points] = await Promise.all([
      reads.get('account', personId),
      reads.find('membership', { personId }),
      reads.find('access-request', { personId }),
      reads.find('service-point', {}),
    ]);
    const named = new Map(points.map((point) => [point.id, point]));
    return {
      person: { id: personId, name: subject.person?.name ?? '' },
      registryOperator: account?.registryOperator === true,
      ...(caller.servicePointId === undefined ? {} : { servicePointId: caller.servicePointId }),
      memberships: memberships.map(({ servicePointId, role, state }) => ({
        servicePointId,
        servicePoint: named.get(servicePointId)?.name ?? '',
        enabled: named.get(servicePointId)?.enabled ?? false,
        role,
        state,
      })),
      requests: requests.map(({ id, servicePointId, state, requestedAt }) => ({ id, servicePointId, state, requestedAt })),
      servicePoints: points.filter(({ enabled }) => enabled).map(({ id, name }) => ({ id, name })),
    };
  },
};
