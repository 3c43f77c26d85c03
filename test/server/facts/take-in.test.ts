import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toBase64 } from '../../../core/base/bytes.ts';
import { readDelivery } from '../../../server/facts/delivery.ts';
import { readFeed } from '../../../server/facts/feed.ts';
import { Intake } from '../../../server/facts/intake.ts';
import { moveAndFold } from '../../../server/facts/move-and-fold.ts';
import { takeIn, type TakenIn } from '../../../server/facts/take-in.ts';
import { storeWorld, type StoreWorld } from '../server-world.ts';
import { type Sent, StationInk } from './station-ink.ts';

describe('what stations send', () => {
  let world: StoreWorld;
  const enrolled = new Map<string, Uint8Array>();
  beforeAll(async () => {
    world = await storeWorld();
    // Places are given here by `place` alone: two at once would give the same.
    await world.sequencer.stop();
  });
  afterAll(() => world.close());

  function station(): StationInk {
    const ink = new StationInk(world.keys.tenant);
    enrolled.set(ink.station, ink.spki);
    return ink;
  }

  async function send({ text, signature }: Sent, sender?: StationInk): Promise<TakenIn> {
    const { tenant } = world.keys;
    const keyOf = (id: string) => Promise.resolve(enrolled.get(id));
    const delivery = await readDelivery(text, signature, { tenant, keyOf, ...(sender === undefined ? {} : { sender: sender.spki }) });
    const [taken] = await takeIn([delivery], { database: world.database, tenant });
    if (taken === undefined) throw new RangeError('no answer');
    return taken;
  }

  /** Gives what waits its places, as a server that folds does. */
  async function place(): Promise<void> {
    const { tenant, wrapping } = world.keys;
    await world.database.transact((queries) => moveAndFold({ queries, tenant, wrapping, nowMs: Date.now() }, 1000));
  }

  /** How many facts of that station the tables have. */
  async function kept(ink: StationInk): Promise<readonly number[]> {
    const tables = ['fact', 'inbox', 'quarantine'];
    const counts = tables.map((table) =>
      world.database.rows<{ readonly count: number }>({
        text: `SELECT count(*) AS count FROM ${table} WHERE station = $1`,
        values: [ink.station],
      }),
    );
    return (await Promise.all(counts)).map(([row]) => row?.count ?? -1);
  }

  it('is taken once, whole, and answered the same when it comes again', async () => {
    const ink = station();
    ink.write(5);
    const first = await send(ink.delivery(1, 3));
    expect(first).toEqual({ outcome: 'taken', answers: ['accepted', 'accepted', 'accepted'], fresh: 3 });
    expect(await send(ink.delivery(1, 3))).toEqual({ ...first, fresh: 0 });
    expect(await send(ink.delivery(2, 4))).toMatchObject({ outcome: 'taken', fresh: 2 });
    expect(await kept(ink)).toEqual([5, 5, 0]);
  });

  it('is taken once where the same delivery comes twice at the same moment', async () => {
    const ink = station();
    ink.write(20);
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(ink.delivery(1, 20))));
    expect(answers.reduce((sum, answer) => sum + (answer.outcome === 'taken' ? answer.fresh : 100), 0)).toBe(20);
    expect(await kept(ink)).toEqual([20, 20, 0]);
  });

  it('is taken where its fields are numbers, which JSON reads in an order of its own', async () => {
    const ink = station();
    ink.write(2, 'seen', { 10: 'ten', 9: 'nine', a: 'letters', 2: 'two' });
    expect(ink.delivery(1, 1).text).toContain('"note":{"10":"ten","2":"two","9":"nine","a":"letters"');
    expect(await send(ink.delivery(1, 2))).toMatchObject({ outcome: 'taken', fresh: 2 });
  });

  it('comes into the feed as it was signed', async () => {
    const ink = station();
    ink.write(3, 'into the feed');
    await send(ink.delivery(1, 3));
    await place();
    const entries = await readFeed(world.database, { tenant: world.keys.tenant, cursor: 0, limit: 1000 });
    const own = entries
      .map(({ body }) => JSON.parse(body) as { readonly station: string; readonly n: number })
      .filter((fact) => fact.station === ink.station);
    expect(own.map(({ n }) => n)).toEqual([1, 2, 3]);
  });

  it('waits for what comes before it', async () => {
    const ink = station();
    ink.write(9);
    expect(await send(ink.delivery(4, 2))).toEqual({ outcome: 'gap', expected: 1 });
    await send(ink.delivery(1, 3));
    expect(await send(ink.delivery(7, 2))).toEqual({ outcome: 'gap', expected: 4 });
    expect(await kept(ink)).toEqual([3, 3, 0]);
  });

  it('is not taken where anything of it is not the station’s own', async () => {
    const [ink, other] = [station(), station()];
    ink.write(4);
    other.write(4);
    const { text, signature } = ink.delivery(1, 4);
    const unknown = new StationInk(world.keys.tenant);
    unknown.write(1);
    const abroad = new StationInk('b3d0a1c2-0000-4000-8000-000000000000');
    abroad.write(1);
    const swapped = ink.sign(text.replace('"n":2', '"n":3'));
    const wrong: readonly (readonly [string, Sent])[] = [
      ['delivery-signature', { text: `${text} `, signature }],
      ['malformed', ink.sign(`${text} `)],
      ['malformed', ink.sign('{"v":1')],
      // The same fact in another order of its fields, and with a blank that no action has.
      ['malformed', ink.sign(text.replace(/("action":"[^"]*"),("at":"[^"]*")/, '$2,$1'))],
      ['malformed', ink.sign(text.replace(/"action":"identifier\.seen"(?!.*"action")/, '"action":" identifier.seen"'))],
      ['malformed', ink.sign(text.replace('"v":1,', '"v":2,'))],
      ['delivery-signature', { text, signature: other.delivery(1, 4).signature }],
      ['delivery-signature', { text: text.replace('seen', 'Seen'), signature }],
      ['not-in-order at 2', ink.sign(text.replace('seen', 'Seen'))],
      ['fact-signature at 4', ink.sign(text.replace(/seen(?!.*seen)/, 'Seen'))],
      ['fact-signature at 2', ink.sign(text.replace(/("n":2,.*?"signature":")[^"]*/, '$1AAAA'))],
      ['not-in-order at 3', swapped],
      [
        'other-chain at 1',
        ink.sign(
          other
            .delivery(1, 4)
            .text.replace(/"station":"[^"]*","v":1}$/, `"station":"${ink.station}","v":1}`)
            .replace(new RegExp(`"station":"${other.station}","tenant"`), `"station":"${ink.station}","tenant"`),
        ),
      ],
      ['unknown-station', unknown.delivery(1, 1)],
      ['other-organisation', abroad.delivery(1, 1)],
    ];
    for (const [fault, sent] of wrong) await expect(send(sent), fault).rejects.toThrow(fault);
    expect(await kept(ink)).toEqual([0, 0, 0]);
  });

  it('is checked fact by fact where another station brings it', async () => {
    const [ink, bringer] = [station(), station()];
    ink.write(4);
    const { text } = ink.delivery(1, 4);
    // Whole in its chain, and signed by its last fact; the signature of the second is another's.
    const damaged = text.replace(/("n":2,.*?"signature":")[^"]*/, `$1${toBase64(new Uint8Array(64))}`);
    await expect(send(bringer.sign(damaged), bringer)).rejects.toThrow('fact-signature at 2');
    expect(await send(bringer.sign(text), bringer)).toMatchObject({ outcome: 'taken', fresh: 4 });
  });

  it('is taken with others in one transaction, and on its own where one of them cannot be', async () => {
    const inks = Array.from({ length: 12 }, () => station());
    const intake = new Intake({ database: world.database, tenant: world.keys.tenant });
    const take = async ({ text, signature }: Sent): Promise<TakenIn> => {
      const keyOf = (id: string) => Promise.resolve(enrolled.get(id));
      return intake.take(await readDelivery(text, signature, { tenant: world.keys.tenant, keyOf }));
    };
    for (const ink of inks) ink.write(3);
    const [odd] = inks;
    const sent = inks.map((ink) => ink.delivery(ink === odd ? 2 : 1, 2));
    const answers = await Promise.allSettled([...sent, ...sent].map(take));
    expect(answers[0]).toMatchObject({ value: { outcome: 'gap', expected: 1 } });
    const fresh = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : undefined));
    expect(fresh.filter((one) => one?.outcome === 'taken' && one.fresh === 2)).toHaveLength(11);
    expect(fresh.filter((one) => one?.outcome === 'taken' && one.fresh === 0)).toHaveLength(11);
    // What no column can hold is refused to its own station alone.
    const [far, near] = [station(), station()];
    far.epoch = 3_000_000_000;
    for (const ink of [far, near]) ink.write(2);
    const [refused, taken] = await Promise.allSettled([take(far.delivery(1, 2)), take(near.delivery(1, 2))]);
    expect(refused.status).toBe('rejected');
    expect(taken).toMatchObject({ value: { outcome: 'taken', fresh: 2 } });
  });

  it('is kept apart, and the chain frozen, where a restored backup writes another fact under a number that is here', async () => {
    const [ink, other] = [station(), station()];
    ink.write(6, 'before');
    await send(ink.delivery(1, 6));
    ink.restore(4);
    ink.write(4, 'after the restore');
    expect(await send(ink.delivery(4, 5))).toEqual({ outcome: 'frozen', at: 5 });
    expect(await send(ink.delivery(4, 5))).toEqual({ outcome: 'frozen', at: 5 });
    // What is here already is acknowledged all the same: whoever goes on in a new epoch still waits for that.
    expect(await send(ink.delivery(1, 2))).toMatchObject({ outcome: 'taken' });
    expect(await kept(ink)).toEqual([6, 6, 1]);
    other.write(2);
    expect(await send(other.delivery(1, 2))).toMatchObject({ outcome: 'taken' });
  });

  it('is frozen also where the other chain is the longer one and parts from what is here at its end', async () => {
    const ink = station();
    ink.write(4, 'before');
    await send(ink.delivery(1, 4));
    ink.restore(3);
    ink.write(3, 'after');
    expect(await send(ink.delivery(5, 2))).toEqual({ outcome: 'frozen', at: 4 });
    expect(await kept(ink)).toEqual([4, 4, 1]);
  });

  it('is not taken besides where its station did it again in a later epoch, placed or not, nor what comes after it', async () => {
    for (const placed of [true, false]) {
      const ink = station();
      ink.write(4);
      await send(ink.delivery(1, 2));
      const [third] = ink.hashes.slice(2);
      const late = ink.delivery(3, 2);
      ink.restore(0);
      ink.epoch = 1;
      ink.write(1);
      ink.write(1, 'seen', { again: third ?? '' });
      await send(ink.delivery(1, 2));
      if (placed) await place();
      expect(await send(late)).toEqual({ outcome: 'frozen', at: 3 });
      expect(await kept(ink)).toEqual([4, 4, 1]);
    }
  });

  it('is taken where its station did something else again in a later epoch, and where another one says so of it', async () => {
    const [ink, other] = [station(), station()];
    ink.write(4);
    await send(ink.delivery(1, 2));
    const [first, , third] = ink.hashes;
    const late = ink.delivery(3, 2);
    ink.restore(0);
    for (const one of [ink, other]) one.epoch = 1;
    ink.write(2, 'seen', { again: first ?? '' });
    other.write(2, 'seen', { again: third ?? '' });
    for (const one of [ink, other]) await send(one.delivery(1, 2));
    await place();
    expect(await send(late)).toMatchObject({ outcome: 'taken', fresh: 2 });
  });
});
