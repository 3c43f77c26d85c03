import { newHandle } from './compose-raid.ts';
import type { RaidMetadata } from './metadata.ts';
import { type Registrar, RegistrarFault, type Repository } from './registrar.ts';

/** A suffix that somebody has already is tried anew so often (spec service points 5.3). */
const TRIES = 3;

interface Registering {
  readonly registrar: Registrar;
  readonly repository: Repository;
  readonly newUuid: () => string;
  /** The whole record under that handle. */
  readonly compose: (handle: string) => RaidMetadata;
  readonly landingUrl: (handle: string) => string;
}

/** Registers a record under a handle that nobody has. Throws RegistrarFault. */
export async function registerHandle({ registrar, repository, newUuid, compose, landingUrl }: Registering) {
  for (let at = 0; at < TRIES; at += 1) {
    const handle = newHandle(repository.prefix, newUuid());
    const record = compose(handle);
    if ((await registrar.register({ handle, record, repository, landingUrl: landingUrl(handle) })) === 'registered')
      return { handle, record };
  }
  throw new RegistrarFault('refused', `each of ${TRIES} handles was taken`);
}
