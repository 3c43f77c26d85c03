import type { FactBody } from '../../../core/facts/fact.ts';
import { heldDelivery, heldFacts, heldQuery } from '../../../core/sync/wire.ts';
import { callingStation } from '../../actions/stations.ts';
import { heldDeliveries } from '../../facts/held.ts';
import { blobIdsIn, relayedOf } from '../../facts/relay.ts';
import { type Route, route } from '../route.ts';

/** By which a station gets back what it lost and others still had. */
export const heldRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/sync/held',
    summary: 'Facts of the calling station that were brought here and whose numbers belong to others: it does them again',
    tag: 'Stations',
    query: heldQuery,
    success: { status: 200, value: heldFacts },
    problems: ['invalid'],
    async handle({ query: { after = '' }, claimed, world }) {
      const { tenant, station, servicePoint } = await callingStation({ claimed, world });
      const from = { queries: world.database, tenant };
      const found = await heldDeliveries({ station, after }, from);
      const facts = found.deliveries.flatMap(({ text }) => heldDelivery.parse(JSON.parse(text)).facts);
      const blobs = await relayedOf([...new Set(facts.flatMap(({ fact }) => blobIdsIn(fact as FactBody)))], servicePoint, from);
      return { status: 200, value: { ...found, blobs: [...blobs] } };
    },
  }),
];
