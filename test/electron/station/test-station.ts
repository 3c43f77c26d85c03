import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionId, ActionInput, ActionOutput } from '../../../core/actions/all.ts';
import type { OperationView, ReaderTile } from '../../../core/actions/views.ts';
import type { Reply, StationEvent } from '../../../core/actions/wire.ts';
import type { CardInReader } from '../../../native/simulator/card-in-reader.ts';
import type { FaultHook } from '../../../native/simulator/fault-injection.ts';
import { MemoryReaders } from '../../../native/simulator/memory-readers.ts';
import { MemoryShell } from '../../../electron/shell/memory-shell.ts';
import type { StationOptions } from '../../../electron/compose-station.ts';
import { recordFiles } from '../../../electron/backup/record-paths.ts';
import { type RunningStation, startStation } from '../../../electron/station.ts';
import { putBlankStore } from '../store/blank-store.ts';
import { emptyPage } from './empty-page.ts';
import { memoryTokens } from './memory-tokens.ts';

export const READER = 'Reader A';
export const OTHER_READER = 'Reader B';
export const PASSWORD = 'long and dull enough';
export const OPERATOR = { name: 'Olga Operator', email: 'olga@example.org', password: PASSWORD };
export const APPROVER = { name: 'Anton Approver', email: 'anton@example.org', password: PASSWORD };

/** The actions that write a file for somebody outside. */
type TakesOut =
  | 'batch.export'
  | 'import.export-refused'
  | 'person.export'
  | 'raid.export-list'
  | 'report.export'
  | 'report.export-list'
  | 'station.answer-join'
  | 'station.join-request';

/** A refusal as the page gets it. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  constructor(action: string, failure: Extract<Reply, { ok: false }>['failure']) {
    super(`${action} was refused: ${failure.code} ${JSON.stringify(failure.params ?? {})}`);
    this.code = failure.code;
    this.params = failure.params ?? {};
  }
}

export interface TestStationOptions {
  /** A folder of records to go on from; else a new one that `close` removes. */
  readonly dataFolder?: string;
  readonly fault?: FaultHook;
  readonly clock?: { readonly now: () => number };
  readonly readers?: readonly string[];
  /** How long after the first screen the records are looked over. */
  readonly lookOverAfterMs?: number;
  /** Randomness that the test holds or watches. */
  readonly random?: (length: number) => Uint8Array;
  /** Lets the authority refuse or be away. */
  readonly authority?: NonNullable<StationOptions['authority']>;
  readonly commit?: NonNullable<StationOptions['commit']>;
  /** What the person does in the browser. */
  readonly openInBrowser?: NonNullable<StationOptions['openInBrowser']>;
  /** Tokens of this computer; empty ones of its own where none are given. */
  readonly tokens?: NonNullable<StationOptions['tokens']>;
  /** Starts as a kiosk. */
  readonly kiosk?: boolean;
  /** Another start than that of a program with its window. */
  readonly start?: (options: StationOptions) => Promise<RunningStation>;
}

/** A whole station in memory: real store, authority and handlers, readers with simulated cards, and a page that is this test. */
export class TestStation {
  readonly shell: MemoryShell;
  readonly readers: MemoryReaders;
  readonly dataFolder: string;
  readonly logged: string[];
  readonly #ownsFolder: boolean;
  #running: RunningStation;

  private constructor(parts: Pick<TestStation, 'shell' | 'readers' | 'dataFolder' | 'logged'>, running: RunningStation, owns: boolean) {
    this.shell = parts.shell;
    this.readers = parts.readers;
    this.dataFolder = parts.dataFolder;
    this.logged = parts.logged;
    this.#running = running;
    this.#ownsFolder = owns;
  }

  /** Starts it as a process would, at first start where the folder is new. */
  static async open(options: TestStationOptions = {}): Promise<TestStation> {
    const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'cardwright-station-'));
    if (options.dataFolder === undefined) putBlankStore(recordFiles(dataFolder).path);
    const shell = new MemoryShell();
    const logged: string[] = [];
    const readers = new MemoryReaders({
      clock: { nowMs: () => Date.now() },
      names: options.readers ?? [READER, OTHER_READER],
      ...(options.fault === undefined ? {} : { fault: options.fault }),
    });
    const running = await (options.start ?? startStation)({
      shell,
      readers,
      dataFolder,
      rendererFolder: emptyPage(),
      log: (line) => logged.push(line),
      tokens: options.tokens ?? memoryTokens,
      ...(options.kiosk === true ? { kiosk: true } : {}),
      ...(options.clock === undefined ? {} : { clock: options.clock }),
      ...(options.random === undefined ? {} : { random: options.random }),
      ...(options.lookOverAfterMs === undefined ? {} : { lookOverAfterMs: options.lookOverAfterMs }),
      ...(options.authority === undefined ? {} : { authority: options.authority }),
      ...(options.commit === undefined ? {} : { commit: options.commit }),
      ...(options.openInBrowser === undefined ? {} : { openInBrowser: options.openInBrowser }),
    });
    return new TestStation({ shell, readers, dataFolder, logged }, running, options.dataFolder === undefined);
  }

  /** The records, to look at; a test never writes to them. */
  get store(): RunningStation['store'] {
    return this.#running.store;
  }

  /** What the page would do. Throws Refused. */
  async call<Id extends ActionId>(action: Id, input: ActionInput<Id>): Promise<ActionOutput<Id>> {
    const reply = await this.ask(action, input);
    if (!reply.ok) throw new Refused(action, reply.failure);
    return reply.output as ActionOutput<Id>;
  }

  /** What the action gives somebody to take out of the station. */
  async taken<Id extends TakesOut>(action: Id, input: ActionInput<Id>): Promise<{ readonly fileName: string; readonly text: string }> {
    const before = this.shell.saved.length;
    await this.call(action, input);
    const [file, ...more] = this.shell.saved.slice(before);
    if (file === undefined || more.length > 0) throw new Error(`${action} was to write one file`);
    return file;
  }

  /** Any message at all, also one that no page would send. */
  async ask(action: string, input: unknown): Promise<Reply> {
    return JSON.parse(await this.shell.say(JSON.stringify({ action, input }))) as Reply;
  }

  /** The code of the refusal; undefined where it was allowed. */
  async refusal(action: string, input: unknown): Promise<string | undefined> {
    const reply = await this.ask(action, input);
    return reply.ok ? undefined : reply.failure.code;
  }

  async signIn({ email, password }: { readonly email: string; readonly password: string }): Promise<void> {
    await this.call('session.sign-in', { email, password });
  }

  /** Resolves with the first event, from now on, that `choose` gives a value for. */
  heard<Value>(choose: (event: StationEvent) => Value | undefined): Promise<Value> {
    return new Promise((resolve) => {
      const end = this.shell.listen((json) => {
        const value = choose(JSON.parse(json) as StationEvent);
        if (value === undefined) return;
        end();
        resolve(value);
      });
    });
  }

  /** The tile of a reader once it fits: now, or at the event that makes it fit. */
  async tile(name: string, fits: (tile: ReaderTile) => boolean): Promise<ReaderTile> {
    const fitting = (tiles: readonly ReaderTile[]): ReaderTile | undefined => tiles.find((tile) => tile.name === name && fits(tile));
    const later = this.heard((event) => (event.event === 'readers' ? fitting(event.readers) : undefined));
    const { readers } = await this.call('reader.list', {});
    return fitting(readers) ?? later;
  }

  /** Puts a card in and waits until the station has looked at it. */
  async insert(card: CardInReader, reader = READER): Promise<ReaderTile> {
    this.readers.insert(reader, card);
    return this.tile(reader, ({ contents }) => contents !== 'empty' && contents !== 'looking');
  }

  /** An operation once it no longer runs. */
  async ended(operationId: string): Promise<OperationView> {
    const over = (view: OperationView): OperationView | undefined =>
      view.id === operationId && view.state !== 'running' ? view : undefined;
    const later = this.heard((event) => (event.event === 'operation' ? over(event.operation) : undefined));
    const now = await this.call('operation.open', { operationId }).catch(() => undefined);
    return (now === undefined ? undefined : over(now)) ?? later;
  }

  /** What the station does by itself, now. */
  runJobs(): Promise<void> {
    return this.#running.runJobs();
  }

  /** Ends as a process that is asked to; the folder stays where it was given. */
  async close(): Promise<void> {
    await this.#running.close();
    if (this.#ownsFolder) rmSync(this.dataFolder, { recursive: true, force: true });
  }
}

/** Bytes nobody can foretell. */
export const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
