import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../core/failures/refusal.ts';
import { fenceOf } from '../../../electron/store/leases.ts';
import type { SimStation } from '../../simulation/sim-station.ts';
import { calmWorld } from './calm-world.ts';

let card: string;
const calm = calmWorld(3, async () => {
  card = approvedCard(station(0));
  for (const at of [0, 1]) await station(at).sync.now();
});
const { station } = calm;

function approvedCard({ store, parts: { servicePoint, organisation } }: SimStation, number = 77): string {
  const id = calm.now.dice.id();
  const { operator } = organisation;
  const card = {
    id,
    servicePointId: servicePoint,
    personId: operator,
    number,
    profileId: 'employee',
    state: 'approved' as const,
    createdAt: AT,
  };
  store.transact((writer) => {
    const changes = [{ record: 'card' as const, id, set: card }];
    writer.append({
      kind: 'intent',
      action: 'card.request',
      who: { person: operator },
      servicePoint,
      subject: { kind: 'card', id },
      changes,
    });
  });
  return id;
}

function issue({ store, parts: { servicePoint, organisation } }: SimStation, chip: string): void {
  const { operator } = organisation;
  store.transact((writer) => {
    writer.append({
      kind: 'observation',
      action: 'card.issued',
      who: { person: operator },
      servicePoint,
      subject: { kind: 'card', id: card },
      note: { ...fenceOf(card, writer) },
      changes: [{ record: 'card', id: card, set: { state: 'issued', chip } }],
    });
  });
}

const AT = '2031-05-04T08:00:00.000Z';
const hold = ({ sync, parts }: SimStation): Promise<void> => sync.holdLease({ kind: 'card', id: card, servicePointId: parts.servicePoint });
const failureOf = (asked: Promise<void>): Promise<unknown> =>
  asked.then(
    () => undefined,
    (cause: unknown) => (cause instanceof Refusal ? cause.failure : cause),
  );
const cases = ({ store }: SimStation) => store.feed.cases({ open: true, limit: 9 }).map(({ kind, id }) => [kind, id]);

describe('What one station alone may do', () => {
  it('is refused to another station, which is told who does it', async () => {
    await hold(station(0));
    await hold(station(0));
    expect(await failureOf(hold(station(1)))).toEqual({ code: 'lease-held', params: { station: 'S0' } });
    issue(station(0), 'serial:1');
    expect(await calm.now.healed()).toEqual([]);
    expect(cases(station(1))).toEqual([]);
  });

  it('is not begun while the server cannot be asked, and goes on by a lease that was taken before', async () => {
    await hold(station(1));
    station(1).wire.cut = true;
    expect(await failureOf(hold(station(1)))).toBeUndefined();
  });

  it('is anybody’s where a station asked for it in vain and has left', async () => {
    station(1).wire.cut = true;
    expect(await failureOf(hold(station(1)))).toMatchObject({ code: 'lease-away' });
    station(1).wire.cut = false;
    await station(1).sync.now();
    await station(0).sync.now();
    expect(await failureOf(hold(station(0)))).toBeUndefined();
  });

  it('needs nobody’s leave where nobody else can know of it, and names its lease all the same', async () => {
    station(1).wire.cut = true;
    card = approvedCard(station(1), 78);
    expect(await failureOf(hold(station(1)))).toBeUndefined();
    issue(station(1), 'serial:9');
    station(1).wire.cut = false;
    await station(1).sync.now();
    expect(await calm.now.healed()).toEqual([]);
    expect(cases(station(0))).toEqual([]);
    expect(await failureOf(hold(station(0)))).toEqual({ code: 'lease-held', params: { station: 'S1' } });
  });

  it('is told where two did it: one came late with a lease that was another’s by then', async () => {
    await hold(station(0));
    station(0).wire.cut = true;
    calm.now.server.clock.ms += 2 * 86_400_000;
    await hold(station(1));
    issue(station(0), 'serial:1');
    issue(station(1), 'serial:2');
    station(0).wire.cut = false;
    await station(0).sync.now();
    await station(1).sync.now();
    expect(await calm.now.healed()).toEqual([]);
    // The first counts, whoever's turn it was, and the second is told as well.
    expect(cases(station(0))).toEqual([
      ['same-act', card],
      ['fence', card],
    ]);
    expect(station(1).store.get('card', card)?.chip).toBe('serial:1');
  });

  it('is told where somebody did it who had no lease while another had', async () => {
    await hold(station(0));
    issue(station(1), 'serial:3');
    await station(1).sync.now();
    expect(cases(station(1))).toEqual([['fence', card]]);
    expect(await calm.now.healed()).toEqual([]);
  });
});
