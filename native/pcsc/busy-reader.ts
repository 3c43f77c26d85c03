import type { Lane, OpenLane } from './lane.ts';
import type { Pace } from './pace.ts';
import { type Holder, ReaderFault } from './reader-fault.ts';
import { SCARD } from './return-codes.ts';
import { Turns } from './turns.ts';
import { CALL_NAMES } from './winscard-binding.ts';

/** A thread is kept this long after the last connection, for the next one. */
const IDLE_MS = 10_000;

export interface BusyParts {
  readonly openLane: OpenLane;
  readonly pace: Pace;
  readonly whoHolds: () => Promise<readonly Holder[]>;
  /** How long a call may wait for another program to let go of the card. */
  readonly sharingPatienceMs: number;
}

/** A reader with connections: one thread for all of them, and one connection at a time in it. */
export class BusyReader {
  readonly name: string;
  readonly parts: BusyParts;
  /** Calls of one connection wait here for the transaction of another; inside the system they would block the shared thread. */
  readonly turns = new Turns();
  #lane: Lane | undefined;
  #users = 0;
  #closed = false;
  #stopIdling: () => void = () => undefined;

  constructor(name: string, parts: BusyParts) {
    this.name = name;
    this.parts = parts;
  }

  enter(): void {
    this.#users += 1;
    this.#stopIdling();
  }

  leave(): void {
    this.#users -= 1;
    if (this.#users > 0) return;
    this.#stopIdling = this.parts.pace.after(IDLE_MS, () => void this.#endLane());
  }

  /** Throws ReaderFault after `close`. */
  lane(): Lane {
    if (this.#closed) throw new ReaderFault({ call: CALL_NAMES.connect, code: SCARD.cancelled, reader: this.name });
    this.#lane ??= this.parts.openLane(`cardwright ${this.name}`);
    return this.#lane;
  }

  /** Gives up a thread that sits in a call; it cleans up behind itself when the call returns. Its connections are over. */
  abandon(lane: Lane): void {
    if (this.#lane === lane) this.#lane = undefined;
    void lane.end();
  }

  /** Rejects all calls under way and lets the thread go, for good. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stopIdling();
    await this.#endLane();
  }

  async #endLane(): Promise<void> {
    const lane = this.#lane;
    this.#lane = undefined;
    await lane?.end();
  }
}
