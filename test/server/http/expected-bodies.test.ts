import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exchange, type Answered } from '../../../electron/central/exchange.ts';
import { ExpectedBodies } from '../../../server/http/expected-bodies.ts';
import { httpWorld, type HttpWorld } from '../http-world.ts';

/** A server that says itself when a body may come, as a station asks it. */
describe('a large body', () => {
  let server: Server;
  let expected: ExpectedBodies;
  let asked: Promise<readonly [IncomingMessage, ServerResponse]>;
  beforeEach(async () => {
    server = createServer();
    expected = new ExpectedBodies(server);
    asked = once(server, 'request') as unknown as Promise<readonly [IncomingMessage, ServerResponse]>;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = (length: number): Promise<Answered> => {
    const { port } = server.address() as AddressInfo;
    const raw = { type: 'application/octet-stream', bytes: new Uint8Array(length) };
    return exchange({ address: `http://127.0.0.1:${port}` }, { method: 'POST', path: '/', raw, patienceMs: 10_000 });
  };
  async function lengthOf(request: IncomingMessage): Promise<number> {
    let length = 0;
    for await (const chunk of request) length += (chunk as Buffer).length;
    return length;
  }

  it.each([16_384, 1_000_000])('of %i bytes stays with its sender until it may come, and comes whole', async (length) => {
    const answer = send(length);
    const [request, response] = await asked;
    expect([request.headers.expect, request.readableLength]).toEqual(['100-continue', 0]);
    expected.mayCome(request, response);
    response.end(String(await lengthOf(request)));
    expect((await answer).text).toBe(String(length));
  });

  it('that is refused before it was asked for is not sent, and its connection is not used again', async () => {
    const answer = send(1_000_000);
    const [request, response] = await asked;
    const { socket } = request;
    const closed = once(socket, 'close');
    response.writeHead(401).end('no');
    expect(await answer).toMatchObject({ status: 401, text: 'no' });
    await closed;
    expect(socket.bytesRead).toBeLessThan(1000);
  });

  it('of less comes by itself, and so does one that a server asks for as soon as it hears of it', async () => {
    const answer = send(16_383);
    const [request, response] = await asked;
    expect(request.headers.expect).toBeUndefined();
    response.end(String(await lengthOf(request)));
    expect((await answer).text).toBe('16383');
    server.removeAllListeners('checkContinue');
    asked = once(server, 'request') as unknown as typeof asked;
    const other = send(1_000_000);
    const [large, out] = await asked;
    out.end(String(await lengthOf(large)));
    expect((await other).text).toBe('1000000');
  });
});

describe('a large body to the server itself', () => {
  let world: HttpWorld;
  let address: string;
  beforeAll(async () => {
    world = await httpWorld();
    address = await world.app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => world.close());

  // Of those that take turns, those that do not, and those that read bytes by themselves.
  it.each(['/push', '/raid/', '/oauth/token', '/pki', '/pki/none/issued', '/mobile/begin', '/nowhere'])(
    'is answered at %s, whatever the answer',
    async (path) => {
      const raw = { type: 'application/json', bytes: Buffer.from(`"${'x'.repeat(50_000)}"`) };
      const { status } = await exchange({ address }, { method: 'POST', path, raw, patienceMs: 10_000 });
      expect(status).toBeGreaterThanOrEqual(400);
    },
  );
});
