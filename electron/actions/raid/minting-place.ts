import { wipe } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Repository } from '../../../core/raid/registrar.ts';
import type { ServicePoint } from '../../../core/records/records.ts';
import type { Parts } from '../handler.ts';

export interface MintingPlace {
  readonly owner: string;
  readonly servicePoint: number;
  readonly repository: Repository;
}

/** Where and for whom a service point mints. Throws Refusal('service-point-incomplete'). */
export function mintingPlace(point: ServicePoint, { house }: Pick<Parts, 'house'>): MintingPlace {
  const { identifierOwner: owner, number: servicePoint, repositoryId, prefix, repositorySecretBlobId } = point;
  if (owner === undefined || servicePoint === undefined || repositoryId === undefined || prefix === undefined)
    throw new Refusal('service-point-incomplete');
  return { owner, servicePoint, repository: { repositoryId, prefix, ...password(repositorySecretBlobId, house) } };
}

function password(blobId: string | undefined, house: Parts['house']): { readonly password?: string } {
  if (blobId === undefined) return {};
  const bytes = house.sealed.open(blobId);
  const text = Buffer.from(bytes).toString('utf8');
  wipe(bytes);
  return { password: text };
}
