import { z } from 'zod';
import { requestFind } from '../../../core/actions/request/find.ts';
import type { Request } from '../../../core/records/records.ts';
import { instant, line, recordId } from '../../../core/records/scalars.ts';
import { requestState } from '../../../core/records/states.ts';
import { enterToChange, enterToRead, type Read } from '../../actions/enter.ts';
import { abortRequest, approveRequest, rejectRequest } from '../../actions/requests.ts';
import { route, type Route } from '../route.ts';

const change = z.record(z.string(), z.string());
const request = z.object({
  id: recordId,
  /** Of the first table. */
  row: z.int(),
  state: requestState,
  personId: recordId,
  cardId: recordId.optional(),
  requesterId: recordId,
  requestedAt: instant,
  before: change,
  after: change,
  decidedBy: recordId.optional(),
  decidedAt: instant.optional(),
});

function requestBody({
  servicePointId: _point,
  postponedBy: _by,
  postponedAt: _at,
  rejectionReason: _reason,
  personalBefore: _before,
  personalAfter: _after,
  ...rest
}: Request): z.infer<typeof request> {
  return rest;
}

const find: Read<typeof requestFind, { readonly requests: readonly z.infer<typeof request>[] }> = {
  row: requestFind,
  async read({ input, subject, world }) {
    const { servicePointId } = subject;
    const [state] = input.states ?? [];
    const filter = { ...(servicePointId === undefined ? {} : { servicePointId }), ...(state === undefined ? {} : { state }) };
    const found = servicePointId === undefined ? [] : await world.reads.find('request', filter);
    return { requests: found.slice(0, input.limit).map(requestBody) };
  },
};

const idPath = z.strictObject({ id: recordId });
const decided = { tag: 'People', params: idPath, success: { status: 200, value: z.object({}) } } as const;

/** Changes that need approval: asked for by one person, decided by another (PRODUCT, decisions 2 and 4). */
export const requestRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/requests',
    summary: 'Requests for approval at the service point where one works',
    tag: 'People',
    query: z.object({ state: requestState.optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
    success: { status: 200, value: z.object({ requests: z.array(request) }) },
    problems: ['invalid'],
    handle: async ({ query, claimed, world }) => {
      const input = { limit: query.limit, ...(query.state === undefined ? {} : { states: [query.state] }) };
      return { status: 200, value: await enterToRead(find, input, { claimed, world }) };
    },
  }),
  route({
    ...decided,
    method: 'POST',
    path: '/requests/:id/approve',
    summary: 'Approve what somebody else asked for; it is carried out',
    problems: ['invalid', 'missing', 'conflict'],
    handle: async ({ params, claimed, world }) => ({
      status: 200,
      value: await enterToChange(approveRequest, { requestId: params.id }, { claimed, world }),
    }),
  }),
  route({
    ...decided,
    method: 'POST',
    path: '/requests/:id/reject',
    summary: 'Reject what somebody else asked for, with the reason',
    body: z.strictObject({ reason: line(500) }),
    problems: ['invalid', 'json', 'media', 'missing', 'conflict'],
    handle: async ({ params, body, claimed, world }) => ({
      status: 200,
      value: await enterToChange(rejectRequest, { requestId: params.id, ...body }, { claimed, world }),
    }),
  }),
  route({
    ...decided,
    method: 'POST',
    path: '/requests/:id/abort',
    summary: 'Take one’s own request back (row 12 of the first table)',
    problems: ['invalid', 'missing', 'conflict'],
    handle: async ({ params, claimed, world }) => ({
      status: 200,
      value: await enterToChange(abortRequest, { requestId: params.id }, { claimed, world }),
    }),
  }),
];
