import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The way between station and server, which can be cut before a request or before its answer. */
export interface Way {
  readonly address: string;
  /** How many answers were swallowed since `cutAnswers`. */
  cut: 'nothing' | 'answers';
  /** The port it leads to; what is open already goes on to where it led before. */
  to: number;
  close(): Promise<void>;
  openAgain(): Promise<void>;
}

export async function wayTo(port: number): Promise<Way> {
  const sockets = new Set<Socket>();
  const way = { cut: 'nothing' as Way['cut'], to: port };
  const server: Server = createServer((from) => {
    const to = connect(way.to, '127.0.0.1');
    for (const socket of [from, to]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    from.pipe(to);
    to.on('data', (bytes) => (way.cut === 'answers' ? from.destroy() : from.write(bytes)));
    to.on('end', () => from.end());
    from.on('close', () => to.destroy());
  });
  const listen = (at: number): Promise<void> => new Promise((resolve) => server.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const { port: own } = server.address() as AddressInfo;
  return Object.assign(way, {
    address: `http://127.0.0.1:${own}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    openAgain: () => listen(own),
  });
}
