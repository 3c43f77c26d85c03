import type { ServicePointSummary } from '../../../core/actions/views.ts';
import type { ServicePoint } from '../../../core/records/records.ts';

/** A service point as pages see it: never what opens its repository. */
export function servicePointSummary({ repositorySecretBlobId: _secret, ...point }: ServicePoint): ServicePointSummary {
  return { ...point, appWritesEnabled: point.appWritesEnabled !== false };
}
