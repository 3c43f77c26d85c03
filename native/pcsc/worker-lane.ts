import { Worker } from 'node:worker_threads';
import type { Answer, Arguments, Lane, OpenLane } from './lane.ts';
import { PcscLibraryAbsent, ReaderFault } from './reader-fault.ts';
import { SCARD } from './return-codes.ts';
import { CALL_NAMES, type CallName, type Coded } from './winscard-binding.ts';
import { type LaneReply, type LaneRequest, buffersOf } from './worker-messages.ts';

/** How long `end` waits for a thread that sits in a call of the system. */
const PATIENCE_MS = 1_000;

interface Pending {
  readonly name: CallName;
  readonly resolve: (answer: Coded) => void;
  readonly reject: (cause: Error) => void;
}

/** Lanes that are worker threads of `workerUrl`: the source file here, another file once the program is bundled. */
export function workerLanes(workerUrl: URL = new URL('./winscard-worker.ts', import.meta.url)): OpenLane {
  return (label) => new WorkerLane(workerUrl, label);
}

class WorkerLane implements Lane {
  readonly #url: URL;
  readonly #label: string;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #gone: Promise<void> = Promise.resolve();
  #lastId = 0;
  #ended = false;

  constructor(url: URL, label: string) {
    this.#url = url;
    this.#label = label;
  }

  call<Name extends CallName>(name: Name, ...parameters: Arguments<Name>): Promise<Answer<Name>> {
    if (this.#ended) return Promise.reject(ended(name));
    const id = (this.#lastId += 1);
    const moved = parameters.map((parameter) => (parameter instanceof Uint8Array ? new Uint8Array(parameter) : parameter));
    const answered = new Promise<Coded>((resolve, reject) => this.#pending.set(id, { name, resolve, reject }));
    this.#post({ kind: 'call', id, name, parameters: moved }, buffersOf(moved));
    return answered as Promise<Answer<Name>>;
  }

  async end(): Promise<void> {
    this.#ended = true;
    for (const { name, reject } of this.#pending.values()) reject(ended(name));
    this.#pending.clear();
    if (this.#worker === undefined) return;
    this.#post({ kind: 'end' }, []);
    this.#worker.unref();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS);
    });
    await Promise.race([this.#gone, patience]);
    clearTimeout(timer);
  }

  #post(request: LaneRequest, moved: ArrayBuffer[]): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(request, moved);
  }

  #start(): Worker {
    const worker = new Worker(this.#url, { name: this.#label });
    worker.on('message', (reply: LaneReply) => this.#settle(reply));
    this.#gone = new Promise((resolve) => {
      worker.once('error', (cause) => this.#broke(cause));
      worker.once('exit', () => {
        this.#broke(new Error('the thread ended'));
        resolve();
      });
    });
    return worker;
  }

  #settle(reply: LaneReply): void {
    const pending = this.#pending.get(reply.id);
    if (pending === undefined) return;
    this.#pending.delete(reply.id);
    if (reply.kind === 'answer') pending.resolve(reply.answer);
    else if (reply.kind === 'library-absent') pending.reject(new PcscLibraryAbsent(reply.library, { cause: new Error(reply.cause) }));
    else pending.reject(broken(pending.name, new Error(reply.cause)));
  }

  /** The next call starts a new thread. */
  #broke(cause: unknown): void {
    this.#worker = undefined;
    for (const { name, reject } of this.#pending.values()) reject(broken(name, cause));
    this.#pending.clear();
  }
}

function ended(name: CallName): ReaderFault {
  return new ReaderFault({ call: CALL_NAMES[name], code: SCARD.cancelled });
}

function broken(name: CallName, cause: unknown): ReaderFault {
  return new ReaderFault({ call: CALL_NAMES[name], code: SCARD.internalError }, { cause });
}
