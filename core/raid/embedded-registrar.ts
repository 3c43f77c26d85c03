import type { NewRepository, Registrar, Repository } from './registrar.ts';

interface Parts {
  /** The prefix under which this organisation mints: DataCite's test prefix until it has one of its own. */
  readonly prefix: () => string;
  /** Is the handle in the record already? */
  readonly taken: (handle: string) => boolean;
  readonly newId: () => string;
}

/** A lone station registers its handles itself (PRODUCT, decision 15): its own record says which are taken. */
export function embeddedRegistrar({ prefix, taken, newId }: Parts): Registrar {
  return {
    kind: 'embedded',
    createRepository: (_request: NewRepository): Promise<Repository> => {
      const name = newId().replaceAll('-', '').slice(0, 8).toUpperCase();
      return Promise.resolve({ repositoryId: `LOCAL.${name}`, prefix: prefix() });
    },
    register: ({ handle }) => Promise.resolve(taken(handle) ? 'taken' : 'registered'),
    update: () => Promise.resolve(),
  };
}
