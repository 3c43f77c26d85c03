import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Delivery, readDelivery } from '../../../server/facts/delivery.ts';
import { Intake } from '../../../server/facts/intake.ts';
import type { TakenIn } from '../../../server/facts/take-in.ts';
import type { Database, Queries } from '../../../server/store/database.ts';
import { storeWorld, type StoreWorld } from '../server-world.ts';
import { type Sent, StationInk } from './station-ink.ts';

/** What happens to a transaction: before its commit, or after it and before anybody is told. */
type Fate = (queries: Queries) => Promise<unknown>;
interface Fates {
  readonly beforeCommit?: Fate;
  readonly afterCommit?: () => Promise<unknown>;
}

const taken = (fresh: number, of = fresh): TakenIn => ({ outcome: 'taken', answers: Array.from({ length: of }, () => 'accepted'), fresh });

describe('deliveries that share a transaction', () => {
  let world: StoreWorld;
  beforeAll(async () => {
    world = await storeWorld();
  });
  afterAll(() => world.close());

  /** An intake over a database that counts its transactions; each has the next fate. */
  function intakeOf(...fates: readonly Fates[]) {
    const count = { transactions: 0 };
    const database: Database = {
      ...world.database,
      async transact(work, isolation) {
        const fate = fates[count.transactions];
        count.transactions += 1;
        const value = await world.database.transact(async (queries) => {
          const done = await work(queries);
          await fate?.beforeCommit?.(queries);
          return done;
        }, isolation);
        await fate?.afterCommit?.();
        return value;
      },
    };
    return { intake: new Intake({ database, tenant: world.keys.tenant }), count };
  }

  function station(facts: number): StationInk {
    const ink = new StationInk(world.keys.tenant);
    ink.write(facts);
    return ink;
  }

  function read(ink: StationInk, { text, signature }: Sent): Promise<Delivery> {
    return readDelivery(text, signature, { tenant: world.keys.tenant, keyOf: () => Promise.resolve(ink.spki) });
  }

  /** As the route does: being read, and then taken in. */
  async function push(intake: Intake, reading: Promise<Delivery>): Promise<TakenIn> {
    return intake.take(await intake.read(reading));
  }

  /** Reading takes now longer and now shorter: read first, and then all in the same moment. */
  async function inThatOrder(intake: Intake, sent: readonly (readonly [StationInk, Sent])[]): Promise<readonly TakenIn[]> {
    const deliveries = await Promise.all(sent.map(([ink, one]) => read(ink, one)));
    return Promise.all(deliveries.map((delivery) => intake.take(delivery)));
  }

  async function kept(...inks: readonly StationInk[]): Promise<readonly number[]> {
    const counted = inks.map(({ station }) =>
      world.database.rows<{ readonly facts: number; readonly answers: number; readonly waiting: number }>({
        text: `SELECT (SELECT count(*) FROM fact WHERE station = $1) AS facts, (SELECT count(*) FROM inbox WHERE station = $1) AS answers,
          (SELECT count(*) FROM pending WHERE station = $1) + (SELECT count(*) FROM feed WHERE station = $1) AS waiting`,
        values: [station],
      }),
    );
    const rows = (await Promise.all(counted)).map(([row]) => row ?? { facts: -1, answers: -1, waiting: -1 });
    // A fact is never here without its answer, nor without its place in the queue or the feed.
    for (const { facts, answers, waiting } of rows) expect([answers, waiting]).toEqual([facts, facts]);
    return rows.map(({ facts }) => facts);
  }

  it('wait for those that are being read, and become one commit', async () => {
    const inks = [station(2), station(2), station(2)];
    const { intake, count } = intakeOf();
    let wasRead: (delivery: Delivery) => void = () => undefined;
    const last = new Promise<Delivery>((resolve) => {
      wasRead = resolve;
    });
    const readings = inks.map((ink, at) => (at === 2 ? last : read(ink, ink.delivery(1, 2))));
    const answers = Promise.all(readings.map((reading) => push(intake, reading)));
    await Promise.all(readings.slice(0, 2));
    for (const slow of inks.slice(2)) wasRead(await read(slow, slow.delivery(1, 2)));
    expect(await answers).toEqual([taken(2), taken(2), taken(2)]);
    expect(count.transactions).toBe(1);
  });

  it('are taken in where one beside them is not what it says', async () => {
    const [good, forged, better] = [station(3), station(3), station(3)];
    const { intake, count } = intakeOf();
    const { text } = forged.delivery(1, 3);
    const answers = await Promise.allSettled([
      push(intake, read(good, good.delivery(1, 3))),
      push(intake, read(forged, { text, signature: new Uint8Array(64) })),
      push(intake, read(better, better.delivery(1, 3))),
    ]);
    expect(answers).toMatchObject([{ value: taken(3) }, { reason: { fault: 'delivery-signature' } }, { value: taken(3) }]);
    expect(count.transactions).toBe(1);
    expect(await kept(good, forged, better)).toEqual([3, 0, 3]);
  });

  it('are taken in, each on its own, where the database refuses one of them', async () => {
    const [good, far, better] = [station(3), new StationInk(world.keys.tenant), station(3)];
    // More than the column holds.
    far.epoch = 3_000_000_000;
    far.write(3);
    const { intake, count } = intakeOf();
    const answers = await Promise.allSettled([good, far, better].map((ink) => push(intake, read(ink, ink.delivery(1, 3)))));
    expect(answers).toMatchObject([{ value: taken(3) }, { reason: { code: '22003' } }, { value: taken(3) }]);
    expect(count.transactions).toBe(4);
    expect(await kept(good, far, better)).toEqual([3, 0, 3]);
  });

  it('are answered as they are where one is frozen and one has a gap before it', async () => {
    const [good, copied, early] = [station(3), station(4), station(4)];
    const { intake, count } = intakeOf();
    await push(intake, read(copied, copied.delivery(1, 4)));
    copied.restore(2);
    copied.write(2, 'on another disk');
    const answers = await Promise.all([
      push(intake, read(good, good.delivery(1, 3))),
      push(intake, read(copied, copied.delivery(3, 2))),
      push(intake, read(early, early.delivery(3, 2))),
    ]);
    expect(answers).toEqual([taken(3), { outcome: 'frozen', at: 3 }, { outcome: 'gap', expected: 1 }]);
    expect(count.transactions).toBe(2);
    expect(await kept(good, copied, early)).toEqual([3, 4, 0]);
  });

  it('are taken once where one comes twice in the same moment, and both are told the same', async () => {
    const [ink, other] = [station(3), station(1)];
    const { intake } = intakeOf();
    const sent = ink.delivery(1, 3);
    const answers = await inThatOrder(intake, [
      [ink, sent],
      [other, other.delivery(1, 1)],
      [ink, sent],
    ]);
    expect(answers).toEqual([taken(3), taken(1), taken(0, 3)]);
    expect(await kept(ink, other)).toEqual([3, 1]);
  });

  it('of one station are taken one after the other, and one that came too early is asked for again', async () => {
    const [ink, hasty] = [station(5), station(5)];
    const { intake } = intakeOf();
    const answers = await inThatOrder(intake, [
      [ink, ink.delivery(1, 3)],
      [hasty, hasty.delivery(4, 2)],
      [ink, ink.delivery(4, 2)],
      [hasty, hasty.delivery(1, 3)],
    ]);
    expect(answers).toEqual([taken(3), { outcome: 'gap', expected: 1 }, taken(2), taken(3)]);
    expect(await push(intake, read(hasty, hasty.delivery(4, 2)))).toEqual(taken(2));
    expect(await kept(ink, hasty)).toEqual([5, 5]);
  });

  const cutOff: Fate = (queries) => queries.rows({ text: 'SELECT pg_terminate_backend(pg_backend_pid())' });

  it('leave nothing where the database is lost before their commit, and are taken when they come again', async () => {
    const inks = [station(2), station(2)];
    const { intake } = intakeOf({ beforeCommit: cutOff }, { beforeCommit: cutOff }, { beforeCommit: cutOff });
    const pushAll = () => Promise.allSettled(inks.map((ink) => push(intake, read(ink, ink.delivery(1, 2)))));
    expect((await pushAll()).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await kept(...inks)).toEqual([0, 0]);
    expect(await pushAll()).toMatchObject([{ value: taken(2) }, { value: taken(2) }]);
    expect(await kept(...inks)).toEqual([2, 2]);
  });

  it('are there once where the connection is lost after their commit and nobody was told', async () => {
    const inks = [station(2), station(2)];
    const { intake, count } = intakeOf({ afterCommit: () => Promise.reject(new Error('connection terminated')) });
    const answers = await Promise.all(inks.map((ink) => push(intake, read(ink, ink.delivery(1, 2)))));
    expect(answers).toEqual([taken(0, 2), taken(0, 2)]);
    expect(count.transactions).toBe(3);
    expect(await kept(...inks)).toEqual([2, 2]);
  });
});
