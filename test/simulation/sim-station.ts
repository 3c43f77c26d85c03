import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { toBase64 } from '../../core/base/bytes.ts';
import type { Change } from '../../core/facts/draft.ts';
import { wrapTo } from '../../electron/secrets/envelope.ts';
import { epochOf, keepEpoch } from '../../electron/store/epochs.ts';
import { openStore } from '../../electron/store/open-store.ts';
import type { Store } from '../../electron/store/store.ts';
import { frozenChain } from '../../electron/sync/sync-setting.ts';
import { Sync } from '../../electron/sync/sync.ts';
import type { Dice } from './dice.ts';
import type { SimServer, Wire } from './sim-server.ts';

export interface Organisation {
  readonly id: string;
  readonly servicePoint: string;
  readonly operator: string;
  /** Data keys of people by their blob: what the service point's key opens at every station. */
  readonly dataKeys: Map<string, Uint8Array>;
}

export interface SimParts {
  readonly name: string;
  readonly folder: string;
  readonly organisation: Organisation;
  readonly server: SimServer;
  readonly dice: Dice;
}

/** The power goes at a commit. */
export class Crash extends Error {
  override readonly name = 'Crash';
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
  store: Store;
  sync: Sync;
  crash: 'before' | 'after' | undefined;
  clockMs = 0;
  /** So many people and cards were numbered here: they are never numbered again, as a block that was given away is not. */
  numbers = 0;
  #epochs = 0;

  constructor(parts: SimParts) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    this.parts = parts;
    this.id = parts.dice.id();
    this.#signing = privateKey;
    this.spki = toBase64(new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })));
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
      for (const id of this.parts.organisation.dataKeys.keys()) this.putKey(writer, id);
      writer.append({ kind: 'observation', action, who: {}, servicePoint: this.parts.organisation.servicePoint, changes });
    });
    this.backUp();
  }

  putKey(writer: Parameters<Parameters<Store['transact']>[0]>[0], id: string): void {
    if (writer.blobs.get(id) !== undefined) return;
    const under = `service-point:${this.parts.organisation.servicePoint}`;
    const row = { id, kind: 'data-key', recordId: id, field: '', under, keyVersion: 1, createdAt: new Date(this.now()).toISOString() };
    writer.blobs.put({ ...row, bytes: new Uint8Array(40).fill(7) });
  }

  now(): number {
    return this.parts.server.clock.ms + this.clockMs;
  }

  /** Sends what waits, and notes what was acknowledged of it. */
  async push(): Promise<void> {
    const before = this.store.outbox.next({ facts: 1_000_000, characters: 1e12 });
    await this.sync.push();
    const left = new Set(this.store.outbox.next({ facts: 1_000_000, characters: 1e12 }).map(({ position }) => position));
    for (const { position, epoch, n } of before) {
      const fact = left.has(position) ? undefined : this.store.facts.inEpoch(epoch).byNumber(n);
      if (fact !== undefined) this.acknowledged.add(fact.hash);
    }
  }

  /** What the program's memory knew is gone; what was committed is there. */
  restart(): void {
    this.crash = undefined;
    this.sync.end();
    this.store.close();
    this.store = this.#open();
    this.sync = this.#sync();
  }

  backUp(): void {
    rmSync(this.#backup, { force: true });
    this.store.copyTo(this.#backup);
  }

  /** The records as they were when they were last backed up. `properly`: in a new epoch, as the program does; else as a copied disk goes on. */
  restore(properly: boolean): void {
    this.crash = undefined;
    this.sync.end();
    this.store.close();
    for (const end of ['-wal', '-shm']) rmSync(`${this.path}${end}`, { force: true });
    copyFileSync(this.#backup, this.path);
    this.store = this.#open();
    if (properly) this.#newEpoch();
    this.sync = this.#sync();
    if (properly) this.backUp();
  }

  get isForked(): boolean {
    return frozenChain(this.store)?.epoch === epochOf(this.store) || this.sync.state.problem?.code === 'feed-fork';
  }

  #newEpoch(): void {
    this.#epochs = Math.max(this.#epochs, epochOf(this.store)) + 1;
    const last = this.store.facts.last();
    this.store.transact((writer) => keepEpoch(writer, this.#epochs));
    this.#writeAs(this.store);
    this.store.transact((writer) =>
      writer.append({
        kind: 'observation',
        action: 'station.restored',
        who: {},
        servicePoint: this.parts.organisation.servicePoint,
        note: { lastN: last?.n ?? 0 },
        changes: [],
      }),
    );
  }

  #open(): Store {
    const { dice } = this.parts;
    const store = openStore({
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
    store.writeAs({
      station: this.id,
      epoch: epochOf(store),
      sign: (message) => new Uint8Array(sign(null, message, this.#signing)),
      dataKey: (id) => this.#dataKey(id),
    });
  }

  #dataKey(id: string): Uint8Array {
    const key = this.parts.organisation.dataKeys.get(id);
    if (key === undefined) throw new RangeError(`no data key ${id}`);
    return Uint8Array.from(key);
  }

  #sync(): Sync {
    const { server, organisation, name } = this.parts;
    return new Sync({
      store: this.store,
      now: () => this.now(),
      address: () => 'http://simulated',
      ask: (asking, as) => server.ask(this.wire, asking, as),
      station: () => ({
        organisation: organisation.id,
        station: this.id,
        name,
        servicePoint: organisation.servicePoint,
        signingSpki: this.spki,
        sign: (message) => new Uint8Array(sign(null, message, this.#signing)),
      }),
      secrets: () => ({ open: (id) => this.#dataKey(id), wrapTo }),
      changed: () => undefined,
    });
  }

  close(): void {
    this.sync.end();
    this.store.close();
    if (existsSync(this.#backup)) rmSync(this.#backup);
  }
}
