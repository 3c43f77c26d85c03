import { bodies, bodiesQuery, follows, followsQuery } from '../../../core/sync/wire.ts';
import { callingStation } from '../../actions/stations.ts';
import { entriesFor } from '../../facts/entries-for.ts';
import { LARGEST_PAGE } from '../../facts/feed-page.ts';
import { feedHead } from '../../facts/feed.ts';
import { concerning, followedSince } from '../../facts/follow.ts';
import { type Route, route } from '../route.ts';

/** By which a station gets what it was shown bare before it concerned it. */
export const followRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/sync/follows',
    summary: 'Which entries of the feed concern the calling station since somebody moved to its service point, or it moved to another one',
    tag: 'Stations',
    query: followsQuery,
    success: { status: 200, value: follows },
    problems: ['invalid'],
    async handle({ query: { after, to, which }, claimed, world }) {
      const { tenant, servicePoint } = await callingStation({ claimed, world });
      const upTo = Math.min(to, await feedHead(world.database, tenant));
      const find = which === 'moved' ? followedSince : concerning;
      const { seqs, to: told } = await find({ servicePoint, after, upTo }, { queries: world.database, tenant });
      return { status: 200, value: { seqs: [...seqs], to: told } };
    },
  }),
  route({
    method: 'GET',
    path: '/sync/bodies',
    summary: 'A part of the feed once more, each entry as the calling station may see it by now',
    tag: 'Stations',
    query: bodiesQuery,
    success: { status: 200, value: bodies },
    problems: ['invalid'],
    async handle({ query: { from, to }, claimed, world }) {
      const station = await callingStation({ claimed, world });
      const limit = Math.min(Math.max(to - from, 0), LARGEST_PAGE);
      return { status: 200, value: await entriesFor(station, { from, limit }, world) };
    },
  }),
];
