import { accessRequestLifecycle } from './access-request.ts';
import { apiKeyLifecycle } from './api-key.ts';
import { cardLifecycle } from './card.ts';
import { certificateLifecycle } from './certificate.ts';
import { membershipLifecycle } from './membership.ts';
import { mobileIdLifecycle } from './mobile-id.ts';
import { personLifecycle } from './person.ts';
import { raidLifecycle } from './raid.ts';
import { requestLifecycle } from './request.ts';
import { servicePointLifecycle } from './service-point.ts';
import { temporaryCardLifecycle } from './temporary-card.ts';
import { virtualSmartCardLifecycle } from './virtual-smart-card.ts';

/** Every life cycle, for the tests that walk all edges and all that are none, and for the generated documentation. */
export const lifecycles = [
  personLifecycle,
  cardLifecycle,
  temporaryCardLifecycle,
  certificateLifecycle,
  requestLifecycle,
  mobileIdLifecycle,
  virtualSmartCardLifecycle,
  servicePointLifecycle,
  membershipLifecycle,
  accessRequestLifecycle,
  apiKeyLifecycle,
  raidLifecycle,
] as const;
