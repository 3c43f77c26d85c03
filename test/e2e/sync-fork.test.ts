import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TakenOutView } from '../../core/actions/views.ts';
import { TestStation } from '../electron/station/test-station.ts';
import type { HttpWorld } from '../server/http-world.ts';
import { type Way, wayTo } from '../server/station/proxy.ts';
import { type Desk, foundByPost, OPERATOR, openDeskWithoutReaders } from './desk.ts';
import { lookAt, unreadable } from './screens-look.ts';
import { type ServerBeside, serverBeside } from './server-beside.ts';
import { open, press, sits } from './staff.ts';

let desk: Desk;
let second: TestStation;
let server: ServerBeside;
/** The window's, and the other station's. */
let ways: readonly [Way, Way];

beforeAll(async () => {
  desk = await openDeskWithoutReaders({ pictures: 'sync-fork' });
  await foundByPost(desk);
  server = await serverBeside();
  second = await TestStation.open();
  const port = portOf(server.address);
  ways = [await wayTo(port), await wayTo(port)];
  await sits(desk);
  await joins();
  for (const [at, station] of [call, second.call.bind(second)].entries()) {
    await station('central.change-server', { inUse: true, address: ways[at]?.address ?? '' });
    await station('sync.enrol', { apiKeySecret: await server.key(`Desk ${at + 1}`) });
    await inStep(server.world);
  }
  await inStep(server.world);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await desk?.close();
  await second?.close();
  for (const way of ways ?? []) await way.close();
  await server?.close();
});

const portOf = (address: string): number => Number(new URL(address).port);
const call: TestStation['call'] = (action, input) => desk.post(action, input);

async function joins(): Promise<void> {
  const { text: request } = await second.taken('station.join-request', { station: 'Desk 2' });
  const { people } = await desk.post<{ people: { servicePointId: string }[] }>('person.find', { text: 'Olga', limit: 1 });
  const place = { request, servicePointId: people[0]?.servicePointId, organisationKeys: true };
  const { where = '' } = await desk.post<TakenOutView>('station.answer-join', place);
  await second.call('station.join', { answer: readFileSync(where, 'utf8') });
  await second.call('session.sign-in', { email: OPERATOR.email, password: OPERATOR.password });
}

/** What that station has is at the server, has its place, and came to it; it has seen the head over it. */
async function settled(station: TestStation['call'], world: HttpWorld): Promise<void> {
  for (let done = false; !done; ) {
    await station('sync.now', {});
    const tenant = second.store.all('organisation')[0]?.id ?? '';
    world.world.stations.wake(tenant);
    await world.world.stations.idle(tenant);
    const { waiting, position, head, problem } = await station('sync.open', {});
    done = waiting === 0 && position === head && problem === undefined;
  }
  await station('sync.now', {});
}

async function inStep(world: HttpWorld): Promise<void> {
  for (const station of [call, second.call.bind(second)])
    if ((await station('sync.open', {})).enrolled !== undefined) await settled(station, world);
}

async function leadTo(way: Way, address: string): Promise<void> {
  way.to = portOf(address);
  await way.close();
  await way.openAgain();
}

const reads = (words: RegExp | string): Promise<void> => desk.page.getByText(words).first().waitFor();
/** Signed heads are there to be copied: they name the organisation by its id. */
async function look(name: string): Promise<void> {
  expect([...(await lookAt(desk.page, name)), ...(await unreadable(desk.page, true))]).toEqual([]);
}

describe('a station that is shown another log than before', () => {
  it('says on its page what it was shown, and what to do', async () => {
    const twin = await server.twin();
    const [own, others] = ways;
    await leadTo(others, twin.address);
    await second.call('person.create', { name: 'Ada At The Other', email: 'ada@example.org' });
    await settled(second.call.bind(second), twin.world);
    await desk.post('person.create', { name: 'Bea At The First', email: 'bea@example.org' });
    await settled(call, server.world);
    await leadTo(own, twin.address);
    await settled(call, twin.world);
    await desk.page.reload();
    await open(desk, '/sync');
    await reads('The server showed two different logs');
    await look('sync-forked');
  });

  it('shows both signed heads beside how all stations are with the feed', async () => {
    await desk.page.getByRole('link', { name: 'All stations' }).click();
    await reads('Seen before');
    await reads('Shown then');
    await look('sync-forked-heads');
  });

  it('cosigns again once somebody says by the keyboard that it is explained', async () => {
    await press(desk, 'It is explained: cosign again');
    await desk.page.getByText('The server showed two different logs').waitFor({ state: 'detached' });
    expect((await call('sync.open', {})).fork).toBeUndefined();
  });
});
