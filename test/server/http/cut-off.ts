import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to the database that can be cut and mended again. */
export class CutOff {
  readonly url: string;
  readonly #to: { readonly host: string; readonly port: number };
  readonly #port: number;
  readonly #open = new Set<Socket>();
  #server: Server;

  private constructor(server: Server, database: URL) {
    this.#server = server;
    this.#port = portOf(server);
    this.#to = { host: database.hostname, port: Number(database.port) };
    const own = new URL(database);
    own.port = String(this.#port);
    this.url = own.toString();
    this.#serve();
  }

  static async before(databaseUrl: string): Promise<CutOff> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new CutOff(server, new URL(databaseUrl));
  }

  #serve(): void {
    this.#server.on('connection', (near) => {
      const far = connect(this.#to);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#open.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy()).on('close', () => other.destroy());
      }
    });
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#open) socket.destroy();
    this.#open.clear();
    await closed;
  }

  async mend(): Promise<void> {
    this.#server = createServer();
    this.#serve();
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('expected a port');
  return address.port;
}
