import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MobileCredential } from '../../../core/records/mobile-id.ts';
import type { TestStation } from './test-station.ts';

interface Asked {
  readonly id: string;
  readonly minutes: number;
  readonly asked: {
    readonly mobileId: string;
    readonly allowSynced: boolean;
    readonly name: string;
    /** Of a signature. */
    readonly challenge: string;
    readonly purpose: string;
    readonly mobileIds: readonly string[];
    readonly place: string;
    readonly number: string;
    readonly about: readonly string[];
    readonly signs: { readonly statement: string; readonly salt: string };
  };
}

const body = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    request.on('end', () => resolve(text));
  });

export const credential: MobileCredential = {
  id: 'AAAA',
  spki: 'MFkw',
  rpId: 'id.example.org',
  origin: 'https://id.example.org',
  aaguid: 'f1d0c0de-0000-4000-8000-000000000001',
  attestation: 'packed',
  synced: false,
};

/** The part of a central server that mobile IDs need, without phones: it says of each ticket what a test has it say. */
export class TicketServer {
  readonly tickets: Asked[] = [];
  /** What it was told of mobile IDs, in its order. */
  readonly told: string[] = [];
  /** What it answers to whoever asks after a ticket; waiting where nothing is said. */
  readonly became = new Map<string, object>();
  /** Tickets that the station waits for no more. */
  readonly takenBack: string[] = [];
  away = false;
  readonly #server: Server;
  #now: () => number;

  private constructor(now: () => number) {
    this.#now = now;
    this.#server = createServer((request, response) => {
      if (this.away) return void request.socket.destroy();
      void body(request).then((text) => {
        const [status, answer] = this.#answer(`${request.method} ${request.url}`, text);
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      });
    });
  }

  /** Known to that station as the server that knows it. */
  static async for(station: TestStation, now: () => number = Date.now): Promise<TicketServer> {
    const made = new TicketServer(now);
    await new Promise<void>((resolve) => made.#server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(made.#server.address() as AddressInfo).port}`;
    station.store.transact((writer) => {
      writer.settings.set('central-server', { address });
      writer.settings.set('central-sending', { address, authority: 'none', told: 0 });
    });
    return made;
  }

  /** While no server is set: people's states are changed at the station alone, which this server knows nothing of. */
  static async without<Value>({ store }: TestStation, work: () => Promise<Value>): Promise<Value> {
    const setting = store.settings.get('central-server');
    store.transact((writer) => writer.settings.remove('central-server'));
    try {
      return await work();
    } finally {
      store.transact((writer) => writer.settings.set('central-server', setting as never));
    }
  }

  /** The phone of that mobile ID made its key. */
  made(mobileId: string, more: Partial<MobileCredential> = {}): void {
    const ticket = this.tickets.find(({ asked }) => asked.mobileId === mobileId);
    this.became.set(ticket?.id ?? '', {
      state: 'done',
      answer: { credential: { ...credential, id: mobileId.replaceAll('-', ''), ...more } },
    });
  }

  /** The last ticket, as the phone of that mobile ID answered it. */
  signed(mobileId: string, answer: Readonly<Record<string, unknown>>): void {
    const { clientDataJSON, authenticatorData, signature } = answer['response'] as Readonly<Record<string, string>>;
    const assertion = { mobileId, clientDataJSON, authenticatorData, signature };
    this.became.set(this.tickets.at(-1)?.id ?? '', { state: 'done', answer: { assertion } });
  }

  /** What became of the last ticket. */
  says(became: object): void {
    this.became.set(this.tickets.at(-1)?.id ?? '', became);
  }

  over(mobileId: string): void {
    this.became.set(this.tickets.find(({ asked }) => asked.mobileId === mobileId)?.id ?? '', { state: 'over' });
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #answer(asked: string, text: string): readonly [number, object] {
    const [, ticket = ''] = /^GET \/mobile-ids\/tickets\/(.+)$/.exec(asked) ?? [];
    if (ticket !== '') return [200, this.became.get(ticket) ?? { state: 'waiting' }];
    if (asked === 'POST /mobile-ids/tickets') {
      const made = JSON.parse(text) as Asked;
      this.tickets.push(made);
      const endsAt = new Date(this.#now() + made.minutes * 60_000).toISOString();
      return [201, { url: 'https://id.example.org/mobile', rpId: credential.rpId, origin: credential.origin, endsAt }];
    }
    const [, over] = /^PUT \/mobile-ids\/tickets\/(.+)\/over$/.exec(asked) ?? [];
    if (over !== undefined) {
      this.takenBack.push(over);
      return [204, {}];
    }
    if (asked.startsWith('PUT /mobile-ids/')) {
      this.told.push((JSON.parse(text) as { readonly state: string }).state);
      return [204, {}];
    }
    return [503, {}];
  }
}
