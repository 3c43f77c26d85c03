import {
  acknowledged,
  cosignatureBody,
  shownHead,
  witnessedFact as witnessedShape,
  witnessedQuery,
  witnessQuery,
} from '../../../core/sync/witness.ts';
import { callingStation } from '../../actions/stations.ts';
import type { World } from '../../actions/world.ts';
import type { TreeParts } from '../../facts/tree.ts';
import { keepCosignature, showHead, witnessedFact } from '../../facts/witnesses.ts';
import { type Route, route } from '../route.ts';

const logOf = (tenant: string, { database, keys }: World): TreeParts => ({ database, tenant, signing: keys.signing });

/** By which stations look at the head of the log and sign that they have seen it. */
export const witnessRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/sync/head',
    summary: 'The signed head of the log that stations are to witness, and the proofs that it goes on from what this one has seen',
    tag: 'Stations',
    query: witnessQuery,
    success: { status: 200, value: shownHead },
    problems: ['invalid'],
    async handle({ query, claimed, world }) {
      const { tenant } = await callingStation({ claimed, world });
      return { status: 200, value: await showHead(query, logOf(tenant, world)) };
    },
  }),
  route({
    method: 'POST',
    path: '/sync/head',
    summary: 'A station’s cosignature of the head that it was shown (C2SP tlog-cosignature)',
    tag: 'Stations',
    body: cosignatureBody,
    success: { status: 200, value: acknowledged },
    problems: ['invalid', 'json', 'media'],
    async handle({ body, claimed, world }) {
      const station = await callingStation({ claimed, world });
      await keepCosignature(body, station, logOf(station.tenant, world));
      return { status: 200, value: {} };
    },
  }),
  route({
    method: 'GET',
    path: '/sync/witnessed',
    summary: 'The proof that the station’s journal stands in the log, under a head with the cosignatures of its witnesses',
    tag: 'Stations',
    query: witnessedQuery,
    success: { status: 200, value: witnessedShape },
    problems: ['invalid'],
    async handle({ query, claimed, world }) {
      const { tenant, station } = await callingStation({ claimed, world });
      return { status: 200, value: (await witnessedFact({ ...query, station }, logOf(tenant, world))) ?? {} };
    },
  }),
];
