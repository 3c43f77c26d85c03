import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { join } from 'node:path';
import { toBase64 } from '../../core/base/bytes.ts';
import type { Change, FactDraft } from '../../core/facts/draft.ts';
import { wrapTo } from '../../electron/secrets/envelope.ts';
import { epochOf, keepEpoch, linkTo } from '../../electron/store/epochs.ts';
import { type OpenDatabase, openDatabase } from '../../electron/store/database.ts';
import { storeOver } from '../../electron/store/open-store.ts';
import type { Store } from '../../electron/store/store.ts';
import { frozenChain } from '../../electron/sync/sync-setting.ts';
import { Sync } from '../../electron/sync/sync.ts';
import type { Dice } from './dice.ts';
import type { SimKey, SimParts } from './sim-parts.ts';
import { copyDisk, factsOn, historyOn, type SimFact } from './sim-disk.ts';
import type { Wire } from './sim-server.ts';

interface Delivered {
  readonly station: string;
  readonly epoch: number;
  readonly facts: readonly { readonly fact: { readonly n: number } }[];
}

/** The power goes at a commit. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Before the key itself in the PKCS #8 form of an Ed25519 key (RFC 8410 §7). */
const PKCS8_OF_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The seed's own: what hangs on a fact's hash is the same whenever the seed is played. */
function signingKey(dice: Dice): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_OF_ED25519, dice.bytes(32)]), format: 'der', type: 'pkcs8' });
}

/** The real store and the real sync of one station; its card, disk and clock are the simulation's. */
export class SimStation {
  readonly id: string;
  readonly parts: SimParts;
  readonly wire: Wire = { cut: false };
  readonly spki: string;
  readonly #signing: KeyObject;
  /** Hashes of facts that the server acknowledged. */
  readonly acknowledged = new Set<string>();
  #database: OpenDatabase;
  store: Store;
  sync: Sync;
  crash: 'before' | 'after' | undefined;
  clockMs = 0;
  /** So many people and cards were numbered here: they are never numbered again, as a block that was given away is not. */
  numbers = 0;
  #epoch = 0;

  constructor(parts: SimParts) {
    this.parts = parts;
    this.id = parts.dice.id();
    this.#signing = signingKey(parts.dice);
    this.spki = toBase64(new Uint8Array(createPublicKey(this.#signing).export({ type: 'spki', format: 'der' })));
    parts.server.bed.blankStore(this.path);
    this.#database = openDatabase(this.path);
    this.store = this.#open();
    this.sync = this.#sync();
  }

  get path(): string {
    return join(this.parts.folder, `${this.parts.name}.db`);
  }

  get #backup(): string {
    return `${this.path}.backup`;
  }

  /** The first fact of this station. */
  begin(action: 'station.founded' | 'station.joined', changes: readonly Change[]): void {
    this.store.transact((writer) => {
      writer.settings.set('station-id', this.id);
      writer.settings.set('sync', {
        address: 'http://simulated',
        sealingSpki: this.parts.server.server.world.stations.sealing.spki,
        enrolledAt: '2031-05-04T08:00:00.000Z',
      });
      const { operator, dataKeys } = this.parts.organisation;
      for (const id of dataKeys.keys()) this.putKey(writer, { id, person: operator, point: this.parts.servicePoint });
      writer.append({ kind: 'observation', action, who: {}, servicePoint: this.parts.servicePoint, changes });
    });
    this.backUp();
  }

  putKey(writer: Parameters<Parameters<Store['transact']>[0]>[0], { id, person, point }: SimKey): void {
    if (writer.blobs.get(id) !== undefined) return;
    const under = `service-point:${point}`;
    const row = { id, kind: 'data-key', recordId: person, field: '', under, keyVersion: 1, createdAt: new Date(this.now()).toISOString() };
    writer.blobs.put({ ...row, bytes: new Uint8Array(40).fill(7) });
  }

  now(): number {
    return this.parts.server.clock.ms + this.clockMs;
  }

  /** What the program's memory knew is gone; what was committed is there. Its file stays open: that SQLite takes up its log again is no concern here. */
  restart(): void {
    this.crash = undefined;
    this.sync.end();
    this.store = this.#open();
    this.sync = this.#sync();
  }

  backUp(): void {
    copyDisk(this.path, this.#backup);
  }

  /** The records as they were when they were last backed up. `properly`: in a new epoch, as the program does; else as a copied disk goes on. */
  restore(properly: boolean): void {
    this.crash = undefined;
    this.sync.end();
    this.store.close();
    copyDisk(this.#backup, this.path);
    this.#database = openDatabase(this.path);
    this.store = this.#open();
    if (properly) this.#beginEpoch();
    this.sync = this.#sync();
  }

  /** This disk is the station: somebody says so. */
  goOn(): void {
    if (this.isFrozen) this.sync.goOn((note) => this.#first('sync.go-on', note));
  }

  /** Every fact on this disk. */
  facts(): readonly SimFact[] {
    return factsOn(this.#database.sql);
  }

  /** What this disk has of a record, in the order of the feed: for whoever looks at a violation. */
  history(id: string): string {
    return historyOn(this.#database.sql, id);
  }

  /** What differs from a store that is made anew of all facts, in their order here; undefined where nothing does. */
  check(): string | undefined {
    const { folder, name, dice } = this.parts;
    const secondCopy = join(folder, `${name}.copy`);
    const store = storeOver(this.#database, { path: this.path, now: () => this.now(), random: (length) => dice.bytes(length), secondCopy });
    return store.check((id) => (this.store.blobs.get(id)?.destroyedAt === undefined ? this.#ownDataKey(id) : undefined));
  }

  get isFrozen(): boolean {
    return frozenChain(this.store) !== undefined;
  }

  #beginEpoch(): void {
    const epoch = epochOf(this.store);
    const last = this.store.facts.last();
    if (last === undefined) throw new RangeError('expected a journal in the backup');
    this.store.transact((writer) => {
      keepEpoch(writer, epoch + 1);
      this.#epoch = epoch + 1;
      writer.append(this.#first('station.restored', linkTo({ epoch, ...last })));
    });
  }

  #first(action: string, note: NonNullable<FactDraft['note']>): FactDraft {
    return { kind: 'observation', action, who: {}, servicePoint: this.parts.servicePoint, note, changes: [] };
  }

  #open(): Store {
    const { dice } = this.parts;
    // The power is the simulation's: nothing here waits for a disk, keeps a log for one that fails, or waits for another process.
    for (const setting of ['synchronous = OFF', 'journal_mode = MEMORY', 'locking_mode = EXCLUSIVE']) this.#database.sql.pragma(setting);
    const store = storeOver(this.#database, {
      path: this.path,
      now: () => this.now(),
      random: (length) => dice.bytes(length),
      atCommit: (phase) => {
        if (this.crash !== phase) return;
        this.crash = undefined;
        throw new Crash(phase);
      },
    });
    this.#writeAs(store);
    return store;
  }

  #writeAs(store: Store): void {
    this.#epoch = epochOf(store);
    const epoch = (): number => this.#epoch;
    store.writeAs({
      station: this.id,
      get epoch() {
        return epoch();
      },
      sign: (message) => new Uint8Array(sign(null, message, this.#signing)),
      dataKey: (id) => this.#ownDataKey(id),
    });
  }

  #dataKey(id: string): Uint8Array {
    const key = this.parts.organisation.dataKeys.get(id);
    if (key === undefined) throw new RangeError(`no data key ${id}`);
    return Uint8Array.from(key);
  }

  /** What lies under the key of another service point does not open here. */
  #ownDataKey(id: string): Uint8Array {
    if (this.store.blobs.get(id)?.under !== `service-point:${this.parts.servicePoint}`) throw new RangeError(`${id} is another's`);
    return this.#dataKey(id);
  }

  #sync(): Sync {
    const { server, organisation, name, servicePoint } = this.parts;
    return new Sync({
      store: this.store,
      now: () => this.now(),
      address: () => 'http://simulated',
      ask: async (asking, as) => {
        const answer = await server.ask(this.wire, asking, as);
        if (asking.path === '/push') this.#noteAcknowledged(asking.body, answer);
        return answer;
      },
      beginEpoch: (epoch) => {
        this.#epoch = epoch;
      },
      station: () => ({
        organisation: organisation.id,
        station: this.id,
        name,
        servicePoint,
        signingSpki: this.spki,
        sign: (message) => new Uint8Array(sign(null, message, this.#signing)),
      }),
      secrets: () => ({ open: (id) => this.#dataKey(id), wrapTo }),
      changed: () => undefined,
    });
  }

  #noteAcknowledged(body: unknown, answer: unknown): void {
    if ((answer as { readonly outcome: string }).outcome !== 'taken') return;
    const { epoch, facts, station } = JSON.parse((body as { readonly text: string }).text) as Delivered;
    if (station !== this.id) return;
    const chain = this.store.facts.inEpoch(epoch);
    for (const { fact } of facts) this.acknowledged.add(chain.byNumber(fact.n)?.hash ?? '');
  }

  close(): void {
    this.sync.end();
    this.store.close();
  }
}
