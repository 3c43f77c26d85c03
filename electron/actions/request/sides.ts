import type { Request } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';

type Side = Readonly<Record<string, string>>;

/** What is and what will be, for reading: ids as names, a photo as whether there will be one. */
export function sidesOf(request: Request, store: StoreReader): { readonly before: Side; readonly after: Side } {
  return {
    before: side({ ...request.before, ...request.personalBefore }, store),
    after: side({ ...request.after, ...request.personalAfter }, store),
  };
}

function side({ photo, identifierId, servicePointId, ...rest }: Side, store: StoreReader): Side {
  return {
    ...rest,
    ...(identifierId === undefined ? {} : { identifier: store.get('identifier', identifierId)?.name ?? '' }),
    ...(servicePointId === undefined ? {} : { servicePoint: store.get('service-point', servicePointId)?.name ?? '' }),
    ...(photo === undefined ? {} : { photo: photo === '' ? 'photo-gone' : 'photo-new' }),
  };
}
