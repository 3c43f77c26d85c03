import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { measure } from '../../../scripts/measures.ts';
import { rounds } from '../../rounds.ts';
import { HandClock } from './hand-clock.ts';
import { type HolderOnWalk, strangersIn, walkActs } from './kiosk-walk.ts';
import { HOLDER_ROLES, kioskWorld, lay } from './kiosk-world.ts';
import { photo } from './people-world.ts';
import { READER } from './test-station.ts';

const [HOLDERS, ACTIONS] = [rounds(20, 200), rounds(300, 10_000)];
const seed = Number(process.env['CARDWRIGHT_SEED'] ?? randomBytes(4).readUInt32BE());

it(
  `in a walk of ${ACTIONS} random actions nobody sees anything of anybody else, seed ${seed}`,
  async () => {
    const clock = new HandClock();
    const world = await kioskWorld({ clock });
    const { station, register } = world;
    await lay(station, world.card);
    const holders = Array.from({ length: HOLDERS }, (_, at): HolderOnWalk => {
      const name = `Walker${at}x ${Buffer.from(String(at * 7919)).toString('hex')}`;
      const made = register.person(name, { roles: HOLDER_ROLES });
      const phone = `+44 20 7946 ${String(10_000 + at)}`;
      const picture = photo(24 + at, 32);
      register.change({ record: 'person', id: made.id, set: { phone, photo: picture } });
      const cardId = register.card(made.id, { state: 'active' });
      const virtual = register.virtualSmartCard(made.id);
      return { ...made, things: [cardId, virtual], marks: [made.id, made.email, name, phone, picture, cardId, virtual] };
    });
    const owner: HolderOnWalk = { ...world.holder, things: [], marks: [world.holder.id, world.holder.email, 'Hugo Holder'] };
    const all = [...holders, owner];
    let leaks = 0;
    let shown = 0;
    const act = walkActs({ station, clock, holders: all, seed, reader: READER });
    for (let done = 0; done < ACTIONS; done += 1) {
      const seen = await act();
      const strangers = strangersIn(seen.text, all, seen.whose);
      leaks += strangers.length;
      if (seen.what.startsWith('sees their things') && seen.what.endsWith('(ok)')) shown += 1;
      expect(strangers, `${seen.what}, action ${done} of seed ${seed}`).toEqual([]);
    }
    measure({ name: 'holders.walk.leaks', value: leaks, unit: 'leaks', goal: 0, holds: leaks === 0 });
    // A walk in which nobody gets to see anything would prove nothing.
    expect(shown).toBeGreaterThan(ACTIONS / 100);
    expect(station.logged).toEqual([]);
    await world.close();
  },
  rounds(120_000, 3_600_000),
);
