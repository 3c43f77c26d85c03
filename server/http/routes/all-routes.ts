import type { Route } from '../route.ts';
import type { Tokens } from '../tokens.ts';
import { callRoutes } from './call-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { raidListRoutes } from './raid-list-routes.ts';
import { raidRoutes } from './raid-routes.ts';
import { reasonRoutes } from './reason-routes.ts';
import { requestRoutes } from './request-routes.ts';
import { servicePointRoutes } from './service-point-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { stationRoutes } from './station-routes.ts';
import { statusRoutes } from './status-routes.ts';
import { followRoutes } from './follow-routes.ts';
import { heldRoutes } from './held-routes.ts';
import { witnessRoutes } from './witness-routes.ts';
import { syncRoutes } from './sync-routes.ts';
import { apiKeyRoutes, staffRoutes } from './staff-routes.ts';

/** Everything that is served, in the order of the documentation. */
export function allRoutes(tokens: Tokens): readonly Route[] {
  return [
    ...raidListRoutes,
    ...raidRoutes,
    ...servicePointRoutes,
    ...staffRoutes,
    ...apiKeyRoutes,
    ...peopleRoutes,
    ...reasonRoutes,
    ...requestRoutes,
    ...stationRoutes,
    ...sessionRoutes(tokens),
    ...syncRoutes(tokens),
    ...callRoutes,
    ...statusRoutes,
    ...witnessRoutes,
    ...heldRoutes,
    ...followRoutes,
  ];
}
