import { utf8 } from '../../../core/base/utf8.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { RegistrarFault, type Repository } from '../../../core/raid/registrar.ts';
import { FIRST_SERVICE_POINT_NUMBER } from '../../../core/records/service-point-records.ts';
import type { StoreReader, StoreWriter } from '../../store/store.ts';
import type { Parts } from '../handler.ts';

/** Does it with the registrar, and says its faults in the station's words. */
export async function withRegistrar<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof RegistrarFault)) throw cause;
    throw new Refusal(cause.kind === 'away' ? 'registrar-away' : 'registrar-refused', undefined, { cause });
  }
}

/** The fields by which a record names its repository; the password goes into the sealed set. */
export function repositoryFields(
  { repositoryId, prefix, password }: Repository,
  { writer, house, servicePointId }: { readonly writer: StoreWriter; readonly house: Parts['house']; readonly servicePointId: string },
) {
  if (password === undefined) return { repositoryId, prefix };
  const secret = { kind: 'repository-password', recordId: servicePointId, secret: utf8(password), under: { servicePointId } } as const;
  return { repositoryId, prefix, repositorySecretBlobId: house.sealed.put(writer, secret) };
}

/** The next number that the RAiD service would know it by. */
export function nextServicePointNumber(store: StoreReader): number {
  return Math.max(FIRST_SERVICE_POINT_NUMBER - 1, ...store.all('service-point').map((point) => point.number ?? 0)) + 1;
}
