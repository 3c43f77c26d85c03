import { Worker } from 'node:worker_threads';
import { TokenFault } from './token-fault.ts';
import type { TokenReply, TokenRequest } from './token-messages.ts';
import type { TokenCallName, Tokens } from './tokens.ts';

interface Pending {
  readonly name: string;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (cause: Error) => void;
}

const NAMES: readonly TokenCallName[] = [
  'list',
  'create',
  'generate',
  'sign',
  'writeCertificate',
  'certificates',
  'changePin',
  'resetPin',
  'empty',
];

/** The tokens behind the PKCS #11 module at `path`, on a thread of their own: a TPM takes seconds for an RSA key. */
export function pkcs11Tokens(path: string, workerUrl: URL = new URL('./token-worker.ts', import.meta.url)): Tokens {
  const thread = new TokenThread(path, workerUrl);
  const calls = NAMES.map((name) => [name, (...given: readonly unknown[]) => thread.call(name, given)] as const);
  return { ...Object.fromEntries(calls), close: () => thread.end() } as unknown as Tokens;
}

class TokenThread {
  readonly #path: string;
  readonly #url: URL;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #lastId = 0;

  constructor(path: string, url: URL) {
    this.#path = path;
    this.#url = url;
  }

  call(name: TokenCallName, given: readonly unknown[]): Promise<unknown> {
    const id = (this.#lastId += 1);
    const answered = new Promise<unknown>((resolve, reject) => this.#pending.set(id, { name, resolve, reject }));
    this.#worker ??= this.#start();
    this.#worker.postMessage({ kind: 'call', id, name, given } satisfies TokenRequest);
    return answered;
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    worker.postMessage({ kind: 'end' } satisfies TokenRequest);
    await gone;
  }

  #start(): Worker {
    const worker = new Worker(this.#url, { name: 'tokens', workerData: { path: this.#path } });
    worker.on('message', (reply: TokenReply) => this.#settle(reply));
    worker.once('error', (cause) => this.#broke(cause));
    worker.once('exit', () => this.#broke(new Error('the thread ended')));
    return worker;
  }

  #settle(reply: TokenReply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (reply.kind === 'answer') pending?.resolve(reply.answer);
    else pending?.reject(new TokenFault(reply.fault.call, reply.fault));
  }

  /** The next call starts a new thread. */
  #broke(cause: unknown): void {
    this.#worker = undefined;
    for (const { name, reject } of this.#pending.values())
      reject(new TokenFault(name, { kind: 'module', meaning: 'the module’s thread ended' }, { cause }));
    this.#pending.clear();
  }
}
