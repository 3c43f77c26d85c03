import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { SimBed } from '../../simulation/sim-bed.ts';
import type { SimStation } from '../../simulation/sim-station.ts';
import { simWorld, type SimWorld } from '../../simulation/simulation.ts';
import { freshDatabase } from '../fresh-database.ts';

export interface CalmWorld {
  /** The one of the test that runs. */
  readonly now: SimWorld;
  /** Throws RangeError where there are not so many. */
  readonly station: (at: number) => SimStation;
  /** Those stations, one after the other, send what waits and take in what is there. */
  readonly sync: (...at: readonly number[]) => Promise<void>;
}

/** Stations and server of the simulation for each test of a file, with a network that loses nothing; `ready` is done before each. */
export function calmWorld(seed: number, ready: () => void | Promise<void> = () => undefined): CalmWorld {
  let bed: SimBed;
  let world: SimWorld;
  beforeAll(async () => {
    const { url, superuserUrl } = await freshDatabase();
    bed = await SimBed.open({ databaseUrl: url, adminUrl: superuserUrl });
  });
  beforeEach(async () => {
    world = await simWorld({ bed, seed });
    world.server.calm = true;
    await ready();
  });
  afterEach(() => world.close());
  afterAll(() => bed.close());
  const station = (at: number): SimStation => {
    const found = world.stations[at];
    if (found === undefined) throw new RangeError(`no station ${at}`);
    return found;
  };
  return {
    get now() {
      return world;
    },
    station,
    async sync(...at) {
      for (const one of at) {
        await station(one).sync.push();
        await station(one).sync.pull(0);
      }
    },
  };
}
