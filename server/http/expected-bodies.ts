import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/**
 * Bodies whose senders wait for our word before they send them (`Expect: 100-continue`, RFC 9110 §10.1.1). It is given when a body is about to be read:
 * those of thousands who wait for their turn stay with them, where else the first 64 kB of each would be here already.
 */
export class ExpectedBodies {
  readonly #waiting = new WeakSet<IncomingMessage>();

  constructor(server: Server) {
    server.on('checkContinue', (request, response) => {
      this.#waiting.add(request);
      // Answered before its body came, a connection cannot be used again: whatever came next would be read as the body.
      response.shouldKeepAlive = false;
      server.emit('request', request, response);
    });
  }

  /** The body is about to be read. */
  mayCome(request: IncomingMessage, response: ServerResponse): void {
    if (!this.#waiting.delete(request) || response.destroyed) return;
    response.shouldKeepAlive = true;
    response.writeContinue();
  }
}
