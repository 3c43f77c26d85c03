import { apiKeyFind } from '../../../core/actions/api-key/find.ts';
import { membershipFind } from '../../../core/actions/membership/find.ts';
import { z } from 'zod';
import { comments, instant, line, recordId } from '../../../core/records/scalars.ts';
import { membershipRole, membershipState, accessRequestState } from '../../../core/records/states.ts';
import { createApiKey, disableApiKey, enableApiKey, extendApiKey } from '../../actions/api-keys.ts';
import { type Change, enterToChange, enterToRead, type Read } from '../../actions/enter.ts';
import { approveAccess, authorise, changeRole, disableMember, enableMember, rejectAccess } from '../../actions/staff.ts';
import type { ActionRow } from '../../../core/actions/action.ts';
import { route, type Route } from '../route.ts';
import { servicePointId, servicePointPath } from './service-point-routes.ts';

const member = z.object({
  id: recordId,
  personId: recordId,
  name: z.string(),
  /** `operator` of somebody who is a Registry operator besides. */
  role: z.enum(['operator', ...membershipRole.options]),
  state: membershipState,
});
const request = z.object({ id: recordId, personId: recordId, name: z.string(), state: accessRequestState, requestedAt: instant });
const staff = z.object({ staff: z.array(member), requests: z.array(request) });

const findStaff: Read<typeof membershipFind, z.infer<typeof staff>> = {
  row: membershipFind,
  async read({ input, world }) {
    const { reads } = world;
    const [memberships, requests] = await Promise.all([
      reads.find('membership', { servicePointId: input.servicePointId }),
      reads.find('access-request', { servicePointId: input.servicePointId, state: 'requested' }),
    ]);
    const nameOf = async (personId: string): Promise<string> => (await reads.get('person', personId))?.name ?? '';
    return {
      staff: await Promise.all(
        memberships.map(async ({ id, personId, role, state }) => {
          const account = await reads.get('account', personId);
          return {
            id,
            personId,
            name: await nameOf(personId),
            role: account?.registryOperator === true ? ('operator' as const) : role,
            state,
          };
        }),
      ),
      requests: await Promise.all(
        requests.map(async ({ id, personId, state, requestedAt }) => ({ id, personId, name: await nameOf(personId), state, requestedAt })),
      ),
    };
  },
};

const key = z.object({
  id: recordId,
  subject: z.string(),
  role: membershipRole,
  makerId: recordId,
  enabled: z.boolean(),
  expiresAt: instant,
  createdAt: instant,
  lastUsedAt: instant.optional(),
});

const findKeys: Read<typeof apiKeyFind, { readonly keys: readonly z.infer<typeof key>[] }> = {
  row: apiKeyFind,
  async read({ input, world }) {
    const keys = await world.reads.find('api-key', { servicePointId: input.servicePointId });
    const uses = await world.database.rows<{ readonly key_id: string; readonly at: Date }>({
      name: 'key-uses',
      text: 'SELECT key_id, at FROM key_use WHERE tenant_id = $1 AND key_id = ANY ($2::uuid[])',
      values: [world.keys.tenant, keys.map(({ id }) => id)],
    });
    const used = new Map(uses.map(({ key_id, at }) => [key_id, at.toISOString()]));
    return {
      keys: keys.map(({ hashBlobId: _hash, servicePointId: _point, lastUsedAt, ...rest }) => {
        const last = used.get(rest.id) ?? lastUsedAt;
        return { ...rest, ...(last === undefined ? {} : { lastUsedAt: last }) };
      }),
    };
  },
};

const idPath = z.strictObject({ id: recordId });
const nothing = z.object({});
const problems = ['invalid', 'json', 'media', 'missing', 'conflict'] as const;

/** `POST /things/:id/verb` without a body: an act on one record. */
function act<Row extends ActionRow>(
  change: Change<Row>,
  of: { readonly path: string; readonly summary: string; readonly tag: Route['tag']; readonly from: string; readonly value?: z.ZodType },
): Route {
  return route({
    method: 'POST',
    path: of.path,
    summary: of.summary,
    tag: of.tag,
    params: idPath,
    success: { status: 200, value: of.value ?? nothing },
    problems: ['invalid', 'missing', 'conflict'],
    handle: async ({ params, claimed, world }) => ({
      status: 200,
      value: await enterToChange(change, { [of.from]: params.id }, { claimed, world }),
    }),
  });
}

export const staffRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/service-point/:id/staff',
    summary: 'The staff of a service point, and who waits to be let in',
    tag: 'Staff',
    params: servicePointPath,
    success: { status: 200, value: staff },
    problems: ['invalid', 'missing'],
    handle: async ({ params, claimed, world }) => {
      const input = { servicePointId: await servicePointId(params.id, world) };
      return { status: 200, value: await enterToRead(findStaff, input, { claimed, world }) };
    },
  }),
  route({
    method: 'POST',
    path: '/service-point/:id/staff',
    summary: 'Authorise somebody, without their asking (rows 3, 5 and 8)',
    tag: 'Staff',
    params: servicePointPath,
    body: z.strictObject({ personId: recordId, role: membershipRole }),
    success: { status: 201, value: z.object({ membershipId: recordId }) },
    problems,
    handle: async ({ params, body, claimed, world }) => {
      const input = { servicePointId: await servicePointId(params.id, world), ...body };
      return { status: 201, value: await enterToChange(authorise, input, { claimed, world }) };
    },
  }),
  route({
    method: 'PUT',
    path: '/staff/:id/role',
    summary: 'Change the role of somebody (rows 4 to 6)',
    tag: 'Staff',
    params: idPath,
    body: z.strictObject({ role: z.enum(['operator', ...membershipRole.options]) }),
    success: { status: 200, value: nothing },
    problems,
    handle: async ({ params, body, claimed, world }) => ({
      status: 200,
      value: await enterToChange(changeRole, { membershipId: params.id, ...body }, { claimed, world }),
    }),
  }),
  act(disableMember, {
    path: '/staff/:id/disable',
    summary: 'Disable somebody, at once (rows 7, 9 and 10)',
    tag: 'Staff',
    from: 'membershipId',
  }),
  act(enableMember, { path: '/staff/:id/enable', summary: 'Enable somebody again (rows 7, 9 and 10)', tag: 'Staff', from: 'membershipId' }),
  act(approveAccess, {
    path: '/access-requests/:id/approve',
    summary: 'Let somebody in who asked (rows 3 and 8)',
    tag: 'Staff',
    from: 'accessRequestId',
  }),
  route({
    method: 'POST',
    path: '/access-requests/:id/reject',
    summary: 'Do not let somebody in who asked, with the reason that they read',
    tag: 'Staff',
    params: z.strictObject({ id: recordId }),
    body: z.strictObject({ reason: comments }),
    success: { status: 200, value: z.object({}) },
    problems: ['invalid', 'json', 'media', 'missing', 'conflict'],
    handle: async ({ params, body, claimed, world }) => ({
      status: 200,
      value: await enterToChange(rejectAccess, { accessRequestId: params.id, ...body }, { claimed, world }),
    }),
  }),
];

export const apiKeyRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/service-point/:id/api-keys',
    summary: 'The API keys of a service point',
    tag: 'API keys',
    params: servicePointPath,
    success: { status: 200, value: z.object({ keys: z.array(key) }) },
    problems: ['invalid', 'missing'],
    handle: async ({ params, claimed, world }) => {
      const input = { servicePointId: await servicePointId(params.id, world) };
      return { status: 200, value: await enterToRead(findKeys, input, { claimed, world }) };
    },
  }),
  route({
    method: 'POST',
    path: '/service-point/:id/api-keys',
    summary: 'Create an API key; it is shown once (row 18)',
    tag: 'API keys',
    params: servicePointPath,
    body: z.strictObject({ subject: line(256), role: membershipRole }),
    success: { status: 201, value: z.object({ apiKeyId: recordId, bearer: z.string(), expiresAt: instant }) },
    problems,
    handle: async ({ params, body, claimed, world }) => {
      const input = { servicePointId: await servicePointId(params.id, world), ...body };
      return { status: 201, value: await enterToChange(createApiKey, input, { claimed, world }), headers: { 'cache-control': 'no-store' } };
    },
  }),
  act(extendApiKey, {
    path: '/api-keys/:id/extend',
    summary: 'Another 365 days',
    tag: 'API keys',
    from: 'apiKeyId',
    value: z.object({ expiresAt: instant }),
  }),
  act(enableApiKey, { path: '/api-keys/:id/enable', summary: 'Take a key again', tag: 'API keys', from: 'apiKeyId' }),
  act(disableApiKey, {
    path: '/api-keys/:id/disable',
    summary: 'Refuse a key and all its tokens from now on',
    tag: 'API keys',
    from: 'apiKeyId',
  }),
];
