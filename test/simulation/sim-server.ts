import { Refusal } from '../../core/failures/refusal.ts';
import { refusalOf } from '../../electron/central/refusal-of.ts';
import type { Asking, Shape } from '../../electron/sync/station-token.ts';
import type { RunningServer } from '../../server/compose-server.ts';
import { type Clock, composeSimServer } from './compose-sim-server.ts';
import type { Dice } from './dice.ts';
import type { SimBed } from './sim-bed.ts';

/** A station's end of the wire. */
export interface Wire {
  /** Nothing gets through. */
  cut: boolean;
  /** What the server answers comes as something else: one that lies, or that is older. */
  bent?: (path: string, text: string) => string;
}

/** How often a message is lost before it arrives, its answer is lost, it comes twice, and it comes once more much later. */
const FAULTS = { lost: 0.06, answerLost: 0.06, twice: 0.05, late: 0.04 } as const;

interface Parts {
  readonly bed: SimBed;
  readonly dice: Dice;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}

/** The real server over a real database, behind a network that loses, doubles and delays. */
export class SimServer {
  server: RunningServer;
  readonly clock: Clock;
  readonly bed: SimBed;
  readonly #compose: () => Promise<RunningServer>;
  readonly #dice: Dice;
  readonly #late: Asking[] = [];
  /** The organisation whose facts get their places before a message is answered for good. */
  tenant = '';
  /** Messages that were delivered or lost, acts and faults so far. */
  happened = 0;
  calm = false;

  private constructor({ bed, dice, clock }: Parts, server: RunningServer, compose: () => Promise<RunningServer>) {
    this.bed = bed;
    this.clock = clock;
    this.server = server;
    this.#dice = dice;
    this.#compose = compose;
  }

  static async open(parts: Parts): Promise<SimServer> {
    const { bed, dice, clock, log } = parts;
    await bed.backup.beginAnew();
    const compose = (): Promise<RunningServer> => composeSimServer({ database: bed.database, keys: bed.keys, dice, clock, log });
    return new SimServer(parts, await compose(), compose);
  }

  backUp(): Promise<void> {
    return this.bed.backup.make('backup');
  }

  /** The database as it was when it was backed up last, and the server started anew over it. */
  async restore(): Promise<void> {
    await this.server.close();
    await this.bed.backup.putBack('backup');
    this.server = await this.#compose();
    await this.server.world.stations.start();
    await this.server.world.stations.idle(this.tenant);
  }

  close(): Promise<void> {
    return this.server.close();
  }

  /** What a station's own exchange does, over that wire. Throws Refusal. */
  async ask<Value>(wire: Wire, asking: Asking, as: Shape<Value>): Promise<Value> {
    const dice = this.#dice;
    const faulty = !this.calm;
    if (wire.cut || (faulty && dice.chance(FAULTS.lost))) {
      this.happened += 1;
      throw new Refusal('central-away');
    }
    if (faulty && dice.chance(FAULTS.late) && asking.path === '/push') this.#late.push(asking);
    if (faulty && dice.chance(FAULTS.twice)) await this.#send(asking);
    const { status, text } = await this.#send(asking);
    if (faulty && dice.chance(FAULTS.answerLost)) throw new Refusal('central-lost');
    if (status < 200 || status > 299) throw refusalOf({ status, text, bytes: Buffer.from(text) });
    return as.parse(JSON.parse(wire.bent?.(asking.path, text) ?? text));
  }

  /** One message that was on its way for long. */
  async late(): Promise<void> {
    const [asking] = this.#late.splice(this.#dice.below(Math.max(1, this.#late.length)), 1);
    if (asking !== undefined) await this.#send(asking);
  }

  async #send({ method, path, token, body }: Asking): Promise<{ readonly status: number; readonly text: string }> {
    this.happened += 1;
    const answer = await this.server.app.inject({
      method,
      url: path,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    // A message is done when its facts have their places: what comes next is the same whenever the seed is.
    if (path === '/push') await this.server.world.stations.idle(this.tenant);
    return { status: answer.statusCode, text: answer.body };
  }
}
