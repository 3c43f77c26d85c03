import type { IncomingMessage, ServerResponse } from 'node:http';

interface Turn {
  readonly bytes: number;
  readonly go: () => void;
  state: 'waits' | 'reads' | 'works' | 'over';
}

/**
 * Bodies that are read and worked on at the same time, by their bytes: others wait unread, first come first served. What thousands send at once stays
 * with them and in the sockets, and the memory that it takes here does not grow with how many they are.
 */
export class BodyTurns {
  readonly #most: number;
  readonly #waiting: Turn[] = [];
  readonly #turns = new WeakMap<IncomingMessage, Turn>();
  #taken = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Until the body may be read, or whoever sends it is gone: then its turn is over by itself, unless its work has begun. One whose length is not said
   * counts as `unsaid` bytes.
   */
  async toRead(
    request: IncomingMessage,
    { response, unsaid }: { readonly response: ServerResponse; readonly unsaid: number },
  ): Promise<void> {
    if (response.destroyed) return;
    const bytes = Math.min(Number(request.headers['content-length'] ?? unsaid), this.#most);
    await new Promise<void>((resolve) => {
      const turn: Turn = { bytes, go: resolve, state: 'waits' };
      this.#turns.set(request, turn);
      this.#waiting.push(turn);
      response.once('close', () => {
        if (turn.state !== 'works') this.#end(turn);
        resolve();
      });
      this.#next();
    });
  }

  /** The work on a body that was read; its turn is over when that is done, whoever waits for the answer. */
  async toWork<Value>(request: IncomingMessage, work: () => Promise<Value>): Promise<Value> {
    const turn = this.#turns.get(request);
    if (turn?.state === 'reads') turn.state = 'works';
    try {
      return await work();
    } finally {
      if (turn !== undefined) this.#end(turn);
    }
  }

  #end(turn: Turn): void {
    if (turn.state === 'over') return;
    if (turn.state === 'waits') this.#waiting.splice(this.#waiting.indexOf(turn), 1);
    else this.#taken -= turn.bytes;
    turn.state = 'over';
    this.#next();
  }

  #next(): void {
    for (let [first] = this.#waiting; first !== undefined && this.#taken + first.bytes <= this.#most; [first] = this.#waiting) {
      this.#waiting.shift();
      this.#taken += first.bytes;
      first.state = 'reads';
      first.go();
    }
  }
}
