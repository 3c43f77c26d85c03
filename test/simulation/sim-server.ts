import { Refusal } from '../../core/failures/refusal.ts';
import { refusalOf } from '../../electron/central/refusal-of.ts';
import type { Asking, Shape } from '../../electron/sync/station-token.ts';
import { composeServer, type RunningServer } from '../../server/compose-server.ts';
import { newKeyFile, openKeys } from '../../server/facts/server-keys.ts';
import { found } from '../../server/found.ts';
import { DatabaseBackup } from './database-backup.ts';
import type { Dice } from './dice.ts';

/** The one clock: it goes on with every step, whatever the machine does meanwhile. */
export interface Clock {
  ms: number;
}

interface ServerParts {
  /** As the server's own role, and as one that may put everything back. */
  readonly databaseUrl: string;
  readonly adminUrl: string;
  readonly dice: Dice;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}

/** A station's end of the wire. */
export interface Wire {
  /** Nothing gets through. */
  cut: boolean;
}

interface More {
  readonly backup: DatabaseBackup;
  readonly compose: () => Promise<RunningServer>;
}

/** How often a message is lost before it arrives, its answer is lost, it comes twice, and it comes once more much later. */
const FAULTS = { lost: 0.06, answerLost: 0.06, twice: 0.05, late: 0.04 } as const;

/** The real server over a real database, behind a network that loses, doubles and delays. */
export class SimServer {
  server: RunningServer;
  readonly key: string;
  readonly clock: Clock;
  readonly #backup: DatabaseBackup;
  readonly #compose: () => Promise<RunningServer>;
  readonly #dice: Dice;
  readonly #late: Asking[] = [];
  /** The organisation whose facts get their places before a message is answered for good. */
  tenant = '';
  calm = false;

  private constructor(parts: Pick<SimServer, 'server' | 'key' | 'clock'> & { readonly dice: Dice }, more: More) {
    this.clock = parts.clock;
    this.server = parts.server;
    this.key = parts.key;
    this.#dice = parts.dice;
    this.#backup = more.backup;
    this.#compose = more.compose;
  }

  static async open({ databaseUrl, adminUrl, dice, clock, log }: ServerParts): Promise<SimServer> {
    const random = (length: number): Uint8Array => dice.bytes(length);
    const newId = (): string => dice.id();
    const keys = openKeys(newKeyFile({ newId, random }));
    const compose = (): Promise<RunningServer> =>
      composeServer({
        databaseUrl,
        keys,
        now: () => clock.ms,
        newId,
        random,
        log,
        limits: { perMinute: 1e9, anonymousPerMinute: 1e9 },
        version: '0.0.0',
        raid: {
          agency: 'https://ror.org/038sjwq14',
          agencyUrl: 'https://raid.org/',
          prefix: '10.82481',
          call: () => Promise.reject(new Error('no network in a simulation')),
        },
      });
    const server = await compose();
    const person = (email: string) => ({ name: 'Somebody', email, password: 'a password in a simulation' });
    const people = { operator: person('o@server.example'), approver: person('a@server.example') };
    await found({ organisation: 'Server', servicePoint: 'Server', ...people, signingSpki: 'AA==' }, server.world);
    const backup = await DatabaseBackup.open(adminUrl);
    return new SimServer({ server, key: await adminKey(server), dice, clock }, { backup, compose });
  }

  backUp(): Promise<void> {
    return this.#backup.make();
  }

  /** The database as it was when it was backed up last, and the server started anew over it. */
  async restore(): Promise<void> {
    await this.server.close();
    await this.#backup.putBack();
    this.server = await this.#compose();
    await this.server.world.stations.start();
    await this.server.world.stations.idle(this.tenant);
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.#backup.close();
  }

  /** What a station's own exchange does, over that wire. Throws Refusal. */
  async ask<Value>(wire: Wire, asking: Asking, as: Shape<Value>): Promise<Value> {
    const dice = this.#dice;
    const faulty = !this.calm;
    if (wire.cut || (faulty && dice.chance(FAULTS.lost))) throw new Refusal('central-away');
    if (faulty && dice.chance(FAULTS.late) && asking.path === '/push') this.#late.push(asking);
    if (faulty && dice.chance(FAULTS.twice)) await this.#send(asking);
    const { status, text } = await this.#send(asking);
    if (faulty && dice.chance(FAULTS.answerLost)) throw new Refusal('central-lost');
    if (status < 200 || status > 299) throw refusalOf({ status, text, bytes: Buffer.from(text) });
    return as.parse(JSON.parse(text));
  }

  /** One message that was on its way for long. */
  async late(): Promise<void> {
    const [asking] = this.#late.splice(this.#dice.below(Math.max(1, this.#late.length)), 1);
    if (asking !== undefined) await this.#send(asking);
  }

  async #send({ method, path, token, body }: Asking): Promise<{ readonly status: number; readonly text: string }> {
    const answer = await this.server.app.inject({
      method,
      url: path,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    // A message is done when its facts have their places: what comes next is the same whenever the seed is.
    if (path === '/push') await this.server.world.stations.idle(this.tenant);
    return { status: answer.statusCode, text: answer.body };
  }
}

async function adminKey({ app, tokens, world }: RunningServer): Promise<string> {
  const [operator] = await world.reads.find('person', { email: 'o@server.example' });
  const [point] = await world.reads.find('service-point', {});
  const token = await tokens.issue({ sub: operator?.id ?? '', kind: 'person', sid: world.newId(), sp: point?.id ?? '' }, 3600);
  const answer = await app.inject({
    method: 'POST',
    url: `/service-point/${point?.id ?? ''}/api-keys`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    payload: JSON.stringify({ subject: 'Stations', role: 'service-point-admin' }),
  });
  return (JSON.parse(answer.body) as { readonly bearer: string }).bearer;
}
