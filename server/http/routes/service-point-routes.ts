import { servicePointFind } from '../../../core/actions/service-point/find.ts';
import { servicePointOpen } from '../../../core/actions/service-point/open.ts';
import { z } from 'zod';
import { newServicePoint, servicePointBody } from '../../../core/actions/service-point-fields.ts';
import type { ServicePoint } from '../../../core/records/records.ts';
import { enterToChange, enterToRead, type Read } from '../../actions/enter.ts';
import { createServicePoint, disableServicePoint, enableServicePoint, updateServicePoint } from '../../actions/service-points.ts';
import type { World } from '../../actions/world.ts';
import type { Claims } from '../tokens.ts';
import { HttpProblem } from '../problem.ts';
import { route, type Route } from '../route.ts';

const sent = z.strictObject({
  ...newServicePoint,
  /** What an existing client sends back: never taken from it. */
  id: z.int().optional(),
  groupId: z.string().max(100).nullish(),
  repositoryId: z.string().max(100).nullish(),
  prefix: z.string().max(100).nullish(),
  password: z.string().max(100).nullish(),
});
/** Its number, or our own id. */
export const servicePointPath = z.strictObject({ id: z.string().regex(/^(?:[0-9]{1,15}|[0-9a-f-]{36})$/) });

interface From {
  readonly claimed: Claims | undefined;
  readonly world: World;
}

function bodyOf({
  id,
  number,
  createdAt: _made,
  updatedAt: _changed,
  repositorySecretBlobId: _secret,
  ...rest
}: ServicePoint): z.infer<typeof servicePointBody> {
  return { ...rest, ...(number === undefined ? {} : { id: number }), groupId: id, appWritesEnabled: rest.appWritesEnabled ?? true };
}

/** Our own id of the service point that a path names. Throws 404. */
export async function servicePointId(id: string, { reads }: Pick<World, 'reads'>): Promise<string> {
  if (id.includes('-')) return id;
  const [found] = await reads.find('service-point', { number: String(Number(id)) });
  if (found === undefined) throw new HttpProblem('missing', 'There is no such service point.');
  return found.id;
}

const openOne: Read<typeof servicePointOpen, z.infer<typeof servicePointBody>> = {
  row: servicePointOpen,
  async read({ subject }) {
    if (subject.servicePoint === undefined) throw new HttpProblem('missing', 'There is no such service point.');
    return bodyOf(subject.servicePoint);
  },
};

/** A Registry operator sees every one, others those where they belong. */
const list: Read<typeof servicePointFind, readonly z.infer<typeof servicePointBody>[]> = {
  row: servicePointFind,
  async read({ caller, world }) {
    const points = await world.reads.find('service-point', {});
    const { actor } = caller;
    if (actor.kind === 'person' && actor.registryOperator) return points.map(bodyOf);
    const own =
      actor.kind === 'person'
        ? actor.memberships.filter(({ state }) => state === 'enabled').map((membership) => membership.servicePointId)
        : [caller.servicePointId];
    return points.filter(({ id }) => own.includes(id)).map(bodyOf);
  },
};

async function opened(id: string, from: From): Promise<z.infer<typeof servicePointBody>> {
  return enterToRead(openOne, { servicePointId: id }, from);
}

const writes = ['invalid', 'json', 'media', 'conflict', 'registrar'] as const;

export const servicePointRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/service-point/',
    summary: 'Service points: a Registry operator’s every one, others’ their own',
    tag: 'Service points',
    success: { status: 200, value: z.array(servicePointBody) },
    problems: [],
    handle: async ({ claimed, world }) => ({ status: 200, value: await enterToRead(list, {}, { claimed, world }) }),
  }),
  route({
    method: 'GET',
    path: '/service-point/:id',
    summary: 'One service point',
    tag: 'Service points',
    params: servicePointPath,
    success: { status: 200, value: servicePointBody },
    problems: ['invalid', 'missing'],
    handle: async ({ params, claimed, world }) => ({
      status: 200,
      value: await opened(await servicePointId(params.id, world), { claimed, world }),
    }),
  }),
  route({
    method: 'POST',
    path: '/service-point/',
    summary: 'Create a service point (row 14)',
    tag: 'Service points',
    body: sent,
    success: { status: 201, value: servicePointBody },
    problems: writes,
    handle: async ({ body, claimed, world }) => {
      const made = await enterToChange(createServicePoint, fieldsOf(body), { claimed, world });
      const value = await opened(made.servicePointId, { claimed, world });
      return { status: 201, value, headers: { location: `/service-point/${value.id ?? value.groupId}` } };
    },
  }),
  route({
    method: 'PUT',
    path: '/service-point/:id',
    summary: 'Update a service point, and enable or disable it (rows 15 and 16)',
    tag: 'Service points',
    params: servicePointPath,
    body: sent,
    success: { status: 200, value: servicePointBody },
    problems: [...writes, 'missing'],
    handle: async ({ params, body, claimed, world }) => {
      const id = await servicePointId(params.id, world);
      if (body.id !== undefined && !params.id.includes('-') && body.id !== Number(params.id))
        throw new HttpProblem('invalid', 'A field does not fit.', {
          failures: [{ fieldId: 'id', errorType: 'invalidValue', message: 'the id of the path' }],
        });
      const { enabled, ...fields } = fieldsOf(body);
      await enterToChange(updateServicePoint, { servicePointId: id, ...fields }, { claimed, world });
      const now = await opened(id, { claimed, world });
      if (now.enabled === enabled) return { status: 200, value: now };
      await enterToChange(enabled ? enableServicePoint : disableServicePoint, { servicePointId: id }, { claimed, world });
      return { status: 200, value: await opened(id, { claimed, world }) };
    },
  }),
  turn(enableServicePoint, 'enable', 'Enable a service point (row 15)'),
  turn(disableServicePoint, 'disable', 'Disable a service point (row 15)'),
];

function turn(change: typeof enableServicePoint | typeof disableServicePoint, verb: string, summary: string): Route {
  return route({
    method: 'POST',
    path: `/service-point/:id/${verb}`,
    summary,
    tag: 'Service points',
    params: servicePointPath,
    success: { status: 200, value: z.object({}) },
    problems: ['invalid', 'missing', 'conflict'],
    handle: async ({ params, claimed, world }) => {
      const input = { servicePointId: await servicePointId(params.id, world) };
      return { status: 200, value: await enterToChange(change, input, { claimed, world }) };
    },
  });
}

function fieldsOf({
  id: _id,
  groupId: _group,
  repositoryId: _repository,
  prefix: _prefix,
  password: _password,
  ...fields
}: z.infer<typeof sent>) {
  return fields;
}
