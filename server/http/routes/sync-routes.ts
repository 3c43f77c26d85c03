import { z } from 'zod';
import { toBase64 } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { recordId } from '../../../core/records/scalars.ts';
import {
  challenge,
  enrolled,
  enrolmentBody,
  feedPage,
  type FeedPage,
  pushBody,
  pushed,
  signedAs,
  stationTokenBody,
  waitSeconds,
} from '../../../core/sync/wire.ts';
import { callingStation, enrollingKey } from '../../actions/stations.ts';
import type { World } from '../../actions/world.ts';
import { type Delivery, DeliveryRefused, readDelivery } from '../../facts/delivery.ts';
import {
  enrol,
  type EnrolledStation,
  enrolledStation,
  isOwnChallenge,
  isSigned,
  newChallenge,
  readEnrolment,
} from '../../facts/enrolled.ts';
import { showPlaced } from '../../facts/done-again.ts';
import { entriesFor } from '../../facts/entries-for.ts';
import { feedHead } from '../../facts/feed.ts';
import { LARGEST_PAGE } from '../../facts/feed-page.ts';
import { countFollowed } from '../../facts/follow.ts';
import { putDataKeys, putRelayed } from '../../facts/relay.ts';
import { HttpProblem } from '../problem.ts';
import { route, type Route } from '../route.ts';
import type { Tokens } from '../tokens.ts';

const TOKEN_SECONDS = 900;

const stationPath = z.strictObject({ organisation: recordId, station: recordId });
const token = z.object({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.int() });
const feedQuery = z.strictObject({
  from: z.coerce.number<string>().int().nonnegative(),
  limit: z.coerce.number<string>().int().min(1).max(LARGEST_PAGE).optional(),
  wait: waitSeconds,
});

/** By which stations are let in, deliver their journals, and take in everybody's. */
export function syncRoutes(tokens: Tokens): readonly Route[] {
  return [enrolRoute, challengeRoute, tokenRoute(tokens), pushRoute, feedRoute];
}

const enrolRoute: Route = route({
  method: 'POST',
  path: '/sync/stations',
  summary: 'Enrol a station, with an API key of a Service Point Admin and the station’s own Ed25519 key',
  tag: 'Stations',
  body: enrolmentBody,
  success: { status: 201, value: enrolled },
  problems: ['invalid', 'json', 'media', 'conflict'],
  async handle({ body, claimed, world }) {
    const key = await enrollingKey({ claimed, world });
    const asked = readEnrolment(body);
    await world.database.transact((queries) => enrol(asked, key, queries));
    await noteEnrolment(asked.name, key, world);
    world.stations.wake(asked.organisation);
    return { status: 201, value: { sealingSpki: world.stations.sealing.spki, checkpointKey: toBase64(world.keys.signing.publicKey) } };
  },
});

const challengeRoute: Route = route({
  method: 'POST',
  path: '/sync/stations/:organisation/:station/challenge',
  summary: 'Something for the station to sign',
  tag: 'Stations',
  params: stationPath,
  success: { status: 200, value: challenge },
  problems: ['invalid'],
  anonymous: true,
  handle: ({ params, world }) =>
    Promise.resolve({
      status: 200,
      value: {
        challenge: newChallenge({ tenant: params.organisation, station: params.station }, world.keys.wrapping, secondsOf(world)),
      },
    }),
});

function tokenRoute(tokens: Tokens): Route {
  return route({
    method: 'POST',
    path: '/sync/stations/:organisation/:station/token',
    summary: 'An access token for a station that signs its challenge',
    tag: 'Stations',
    params: stationPath,
    body: stationTokenBody,
    success: { status: 200, value: token },
    problems: ['invalid', 'json', 'media'],
    anonymous: true,
    async handle({ params, body, world }) {
      const of = { tenant: params.organisation, station: params.station };
      const known = await enrolledStation(of.tenant, of.station, world.database);
      const own = isOwnChallenge(body.challenge, { of, secret: world.keys.wrapping, seconds: secondsOf(world) });
      const signed =
        known !== undefined && isSigned(body.challenge, { context: signedAs.token, spki: known.spki, signature: body.signature });
      if (!own || !signed) throw new HttpProblem('unauthorised', 'This station is not enrolled, or another key signed.');
      const access_token = await tokens.issue({ sub: of.station, kind: 'station', org: of.tenant }, TOKEN_SECONDS);
      return {
        status: 200,
        value: { access_token, token_type: 'Bearer', expires_in: TOKEN_SECONDS },
        headers: { 'cache-control': 'no-store' },
      };
    },
  });
}

const pushRoute: Route = route({
  method: 'POST',
  path: '/push',
  summary: 'Deliver facts of a station’s journal, each once and in order',
  tag: 'Stations',
  body: pushBody,
  inTurns: true,
  success: { status: 200, value: pushed },
  problems: ['invalid', 'json', 'media'],
  async handle({ body, claimed, world }) {
    const station = await callingStation({ claimed, world });
    return { status: 200, value: await push(body, station, world) };
  },
});

const feedRoute: Route = route({
  method: 'GET',
  path: '/feed',
  summary: 'The one feed of all stations’ facts from a number on; waits for the next one where asked to',
  tag: 'Stations',
  query: feedQuery,
  success: { status: 200, value: feedPage },
  problems: ['invalid'],
  async handle({ query, claimed, world }) {
    const station = await callingStation({ claimed, world });
    return { status: 200, value: await world.stations.hold(() => feedFor(station, query, world)) };
  },
});

const secondsOf = ({ now }: World): number => Math.floor(now() / 1000);

async function noteEnrolment(station: string, key: { readonly id: string; readonly servicePointId: string }, world: World): Promise<void> {
  await world.writes.run((writer) =>
    writer.append({
      kind: 'observation',
      action: 'station.enrolled',
      who: { apiKey: key.id },
      servicePoint: key.servicePointId,
      note: { station },
      changes: [],
    }),
  );
}

async function push(body: z.output<typeof pushBody>, sender: EnrolledStation, world: World): Promise<z.input<typeof pushed>> {
  const { seen } = body;
  if (seen !== undefined && (await digestOf(seen.seq, sender, world)) !== seen.digest) return { outcome: 'parted' };
  const reading = readPush(body, sender, world);
  const taken = await world.stations.take(sender.tenant, reading);
  const delivery = await reading;
  const places = delivery.by === undefined || taken.outcome === 'gap' ? [] : await showPlaced(delivery, sender, world.database);
  const shown = places.length === 0 ? {} : { places: [...places] };
  return taken.outcome === 'taken' ? { outcome: 'taken', answers: [...taken.answers], ...shown } : { ...taken, ...shown };
}

/** The delivery; what its facts are opened with is here by then. */
async function readPush(body: z.output<typeof pushBody>, sender: EnrolledStation, world: World): Promise<Delivery> {
  const { tenant } = sender;
  const { database, keys, random, stations } = world;
  const read = await deliveryOf(body, sender, world);
  const by = read.station === sender.station ? undefined : sender.servicePoint;
  const delivery = { ...read, by, base: body.base, lost: body.lost === true && by !== undefined };
  await putDataKeys(body.dataKeys, { queries: database, tenant, wrapping: keys.wrapping, random, sealing: stations.sealing });
  await putRelayed(body.blobs, { queries: database, tenant });
  return delivery;
}

async function digestOf(size: number, { tenant }: EnrolledStation, { database, stations }: World): Promise<string | undefined> {
  return size > (await feedHead(database, tenant)) ? undefined : stations.digestAt(tenant, size);
}

/** The sender's own facts, or others' that it had taken in and that were lost here: each is signed by its own station. */
async function deliveryOf(body: z.output<typeof pushBody>, sender: EnrolledStation, { database }: World): Promise<Delivery> {
  const known = async (id: string): Promise<EnrolledStation | undefined> =>
    id === sender.station ? sender : enrolledStation(sender.tenant, id, database);
  const reading = readDelivery(body.text, new Uint8Array(Buffer.from(body.signature, 'base64')), {
    tenant: sender.tenant,
    sender: sender.spki,
    keyOf: async (id) => (await known(id))?.spki,
    formerOf: async (id) => (await known(id))?.formerSpkis ?? [],
  });
  return reading.catch((cause: unknown) => {
    if (!(cause instanceof DeliveryRefused)) throw cause;
    throw new Refusal('input-invalid', { field: 'text', wanted: `a delivery of this station (${cause.message})` }, { cause });
  });
}

async function feedFor(
  station: EnrolledStation,
  { from, limit = LARGEST_PAGE, wait = 0 }: z.output<typeof feedQuery>,
  world: World,
): Promise<FeedPage> {
  const { tenant, servicePoint } = station;
  const head = await world.stations.beyond(tenant, from, wait * 1000);
  const digest = from > head ? undefined : await world.stations.digestAt(tenant, from);
  const { entries, blobs } = from >= head ? { entries: [], blobs: [] } : await entriesFor(station, { from, limit }, world);
  await world.stations.seen({ tenant, station: station.station, fedTo: from });
  const last = entries.at(-1)?.seq ?? from;
  const follows = last === from ? 0 : await countFollowed({ servicePoint, after: from, upTo: last }, { queries: world.database, tenant });
  const held = station.held === 0 ? {} : { held: station.held };
  return { head, ...(digest === undefined ? {} : { digest }), ...held, follows, scope: servicePoint, blobs, entries };
}
