import type { SubjectRule } from '../../core/actions/action.ts';
import type { StoreReader } from '../store/store.ts';
import { found } from './found.ts';
import type { Loaded } from './judge.ts';
import type { From } from './subject-from.ts';

/** Where the caller works just now. */
export function here({ servicePointId }: Pick<From, 'servicePointId'>): Loaded {
  return servicePointId === undefined ? {} : { servicePointId };
}

type PointRule = Extract<
  SubjectRule,
  { readonly kind: 'at-service-point' | 'membership' | 'access-request' | 'api-key' | 'raid' | 'draft' | 'newcomer' }
>;

/** Records of the second family; each belongs to one service point. */
export function pointSubject(rule: PointRule, input: Readonly<Record<string, unknown>>, from: From): Loaded {
  const { store } = from;
  const named = input[rule.from];
  const id = String(named as string | null);
  switch (rule.kind) {
    case 'at-service-point': {
      const servicePoint = found(store.get('service-point', id));
      return { servicePoint, servicePointId: servicePoint.id };
    }
    case 'membership': {
      const membership = found(store.get('membership', id));
      return { membership, servicePointId: membership.servicePointId };
    }
    case 'access-request': {
      const accessRequest = found(store.get('access-request', id));
      return { accessRequest, servicePointId: accessRequest.servicePointId };
    }
    case 'api-key': {
      const apiKey = found(store.get('api-key', id));
      return { apiKey, servicePointId: apiKey.servicePointId };
    }
    case 'draft':
      return named === null ? here(from) : raidSubject(id, store);
    case 'raid':
      return raidSubject(id, store);
    case 'newcomer': {
      const servicePoint = found(store.get('service-point', String(input[rule.at])));
      return { person: found(store.get('person', id)), servicePoint, servicePointId: servicePoint.id };
    }
  }
}

function raidSubject(id: string, store: StoreReader): Loaded {
  const raid = found(store.get('raid', id));
  return { raid, servicePointId: raid.servicePointId };
}
