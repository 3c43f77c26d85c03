import { feedStatus as shape } from '../../../core/sync/status.ts';
import { callingStation } from '../../actions/stations.ts';
import { feedStatus } from '../../facts/feed-status.ts';
import { type Route, route } from '../route.ts';

/** Read only: how the feed and the stations of the calling station's organisation stand. */
export const statusRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/sync/status',
    summary: 'How the feed stands and how far each station is with it, what became cases, and the signed head of the log',
    tag: 'Stations',
    success: { status: 200, value: shape },
    problems: [],
    async handle({ claimed, world }) {
      const { tenant } = await callingStation({ claimed, world });
      return { status: 200, value: await feedStatus({ database: world.database, tenant, signing: world.keys.signing }) };
    },
  }),
];
