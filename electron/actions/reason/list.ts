import type { Handler } from '../handler.ts';

/** Reasons in use, by what they are for and by their text. */
export const reasonList: Handler<'reason.list'> = (call, { store }) => ({
  reasons: store
    .all('reason')
    .filter(({ inUse, type }) => inUse && (call.input.type === undefined || call.input.type === type))
    .map(({ id, type, text, description }) => ({ id, type, text, ...(description === undefined ? {} : { description }) }))
    .sort((left, right) => left.type.localeCompare(right.type) || left.text.localeCompare(right.text)),
});
