import { BusyReader } from './busy-reader.ts';
import type { OpenLane } from './lane.ts';
import { type Pace, SYSTEM_PACE } from './pace.ts';
import { PcscConnection } from './pcsc-connection.ts';
import { type Holder, ReaderFault } from './reader-fault.ts';
import { ReaderList } from './reader-list.ts';
import { ReaderWatch } from './reader-watch.ts';
import type { CardConnection, ReaderEvent, ReaderState, Readers } from './readers.ts';
import { SCARD } from './return-codes.ts';
import { whoHolds } from './who-holds.ts';
import { CALL_NAMES } from './winscard-binding.ts';
import { workerLanes } from './worker-lane.ts';

export interface PcscOptions {
  /** Where threads come from; worker threads with the system's library unless told otherwise. */
  readonly openLane?: OpenLane;
  readonly pace?: Pace;
  readonly whoHolds?: () => Promise<readonly Holder[]>;
  /** How long a call waits for another program that holds the card, before it fails as a sharing violation. */
  readonly sharingPatienceMs?: number;
}

const SHARING_PATIENCE_MS = 10_000;

/**
 * The readers of this machine through PC/SC. Returns at once: the first events ('service-up' and one 'reader-added' each, or
 * 'service-down' with PcscLibraryAbsent or ReaderFault as its cause) come after the caller has had time to watch.
 * Every card that is there is told by 'card-inserted', also those that lay there before.
 */
export function openPcscReaders(options: PcscOptions = {}): Readers {
  return new PcscReaders(options);
}

class PcscReaders implements Readers {
  readonly #listeners = new Set<(event: ReaderEvent) => void>();
  readonly #busy = new Map<string, BusyReader>();
  readonly #pace: Pace;
  readonly #openLane: OpenLane;
  readonly #options: PcscOptions;
  readonly #list: ReaderList;
  readonly #watch: ReaderWatch;
  #closed: Promise<void> | undefined;

  constructor(options: PcscOptions) {
    this.#options = options;
    this.#pace = options.pace ?? SYSTEM_PACE;
    this.#openLane = options.openLane ?? workerLanes();
    this.#list = new ReaderList(({ change, reader }) => this.#tell({ kind: change, reader, atMs: this.#pace.nowMs() }));
    this.#watch = new ReaderWatch({
      openLane: this.#openLane,
      list: this.#list,
      pace: this.#pace,
      tellService: (kind, cause) => this.#tell({ kind, ...(cause === undefined ? {} : { cause }), atMs: this.#pace.nowMs() }),
    });
    this.#watch.start();
  }

  list(): readonly ReaderState[] {
    return this.#list.states();
  }

  watch(listener: (event: ReaderEvent) => void): () => void {
    const own = (event: ReaderEvent): void => listener(event);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  async connect(reader: string, share: 'shared' | 'exclusive'): Promise<CardConnection> {
    if (this.#closed !== undefined) throw new ReaderFault({ call: CALL_NAMES.connect, code: SCARD.cancelled, reader });
    return PcscConnection.open(this.#busyReader(reader), share);
  }

  close(): Promise<void> {
    this.#closed ??= this.#endAll();
    return this.#closed;
  }

  async #endAll(): Promise<void> {
    await Promise.all([this.#watch.close(), ...Array.from(this.#busy.values(), (busy) => busy.close())]);
    this.#listeners.clear();
  }

  #busyReader(name: string): BusyReader {
    const known = this.#busy.get(name);
    if (known !== undefined) return known;
    const busy = new BusyReader(name, {
      openLane: this.#openLane,
      pace: this.#pace,
      whoHolds: this.#options.whoHolds ?? whoHolds,
      sharingPatienceMs: this.#options.sharingPatienceMs ?? SHARING_PATIENCE_MS,
    });
    this.#busy.set(name, busy);
    return busy;
  }

  /** A listener that throws spoils neither the watch nor the other listeners; its error is raised outside. */
  #tell(event: ReaderEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (cause) {
        queueMicrotask(() => {
          throw cause;
        });
      }
    }
  }
}
