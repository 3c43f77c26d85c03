import { z } from 'zod';
import { reasonList } from '../../../core/actions/reason/list.ts';
import type { Reason } from '../../../core/records/records.ts';
import { line, optionalLine, recordId } from '../../../core/records/scalars.ts';
import { reasonType } from '../../../core/records/states.ts';
import { enterToChange, enterToRead, type Read } from '../../actions/enter.ts';
import { createReason } from '../../actions/reasons.ts';
import { route, type Route } from '../route.ts';

const reason = z.object({ id: recordId, type: reasonType, text: z.string(), description: z.string().optional() });

function reasonBody({ id, type, text, description }: Reason): z.infer<typeof reason> {
  return { id, type, text, ...(description === undefined ? {} : { description }) };
}

const list: Read<typeof reasonList, { readonly reasons: readonly z.infer<typeof reason>[] }> = {
  row: reasonList,
  async read({ input, world }) {
    const all = await world.reads.find('reason', {});
    return { reasons: all.filter(({ inUse, type }) => inUse && (input.type ?? type) === type).map(reasonBody) };
  },
};

/** Why a person is deactivated, brought back or locked: one list for the whole organisation. */
export const reasonRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/reasons',
    summary: 'Reasons in use, by what they are for',
    tag: 'People',
    query: z.object({ type: reasonType.optional() }),
    success: { status: 200, value: z.object({ reasons: z.array(reason) }) },
    problems: ['invalid'],
    handle: async ({ query, claimed, world }) => ({ status: 200, value: await enterToRead(list, query, { claimed, world }) }),
  }),
  route({
    method: 'POST',
    path: '/reasons',
    summary: 'Create a reason (row 13 of the first table)',
    tag: 'People',
    body: z.strictObject({ type: reasonType, text: line(120), description: optionalLine(300) }),
    success: { status: 201, value: z.object({ reasonId: recordId }) },
    problems: ['invalid', 'json', 'media', 'conflict'],
    handle: async ({ body, claimed, world }) => ({ status: 201, value: await enterToChange(createReason, body, { claimed, world }) }),
  }),
];
