import type { Handler } from '../handler.ts';

/** Kinds of identity document in use, by name. */
export const personIdentifiers: Handler<'person.identifiers'> = (_call, { store }) => ({
  identifiers: store
    .all('identifier')
    .filter((identifier) => identifier.inUse)
    .map(({ id, name, description }) => ({ id, name, ...(description === undefined ? {} : { description }) }))
    .sort((left, right) => left.name.localeCompare(right.name)),
});
