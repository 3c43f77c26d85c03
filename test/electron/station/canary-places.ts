import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { Place } from './canary-net.ts';
import type { TestStation } from './test-station.ts';

const utf8 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));

/** Everything that leaves the station towards page, log and console, gathered from the moment it is made. */
export class Overheard {
  readonly replies: string[] = [];
  readonly console: string[] = [];
  readonly errors: string[] = [];
  readonly #station: TestStation;
  readonly #restore: (() => void)[] = [];

  constructor(station: TestStation) {
    this.#station = station;
    const { shell } = station;
    const say = shell.say.bind(shell);
    shell.say = async (json) => {
      const reply = await say(json);
      this.replies.push(reply);
      return reply;
    };
    for (const stream of [process.stdout, process.stderr]) this.#listen(stream);
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) this.#listenTo(method);
  }

  /** A test runner may keep the console apart from the streams. */
  #listenTo(method: 'log' | 'info' | 'warn' | 'error' | 'debug'): void {
    const before = console[method];
    console[method] = (...given: unknown[]) => {
      this.console.push(given.map(saidBy).join(' '));
      before(...given);
    };
    this.#restore.push(() => {
      console[method] = before;
    });
  }

  #listen(stream: NodeJS.WriteStream): void {
    const write = stream.write.bind(stream);
    const kept = this.console;
    stream.write = ((...given: Parameters<typeof write>) => {
      kept.push(typeof given[0] === 'string' ? given[0] : Buffer.from(given[0]).toString('latin1'));
      return write(...given);
    }) as typeof stream.write;
    this.#restore.push(() => {
      stream.write = write;
    });
  }

  /** Runs work that may fail; what its error says, and what lies beneath it, is kept. */
  async quietly(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.errors.push(saidBy(error));
    }
  }

  /** All places but the files. */
  places(): readonly Place[] {
    const { logged, shell } = this.#station;
    const lists = {
      replies: this.replies,
      events: shell.events,
      log: logged,
      console: this.console,
      errors: this.errors,
      'files taken out': shell.saved.map(({ fileName, text }) => `${fileName}\n${text}`),
      'print jobs': shell.printed.map(({ jobName }) => jobName),
      'window title': [shell.opened?.title ?? ''],
    };
    return Object.entries(lists).map(([place, texts]) => ({ place, bytes: utf8(texts.join('\n')) }));
  }

  end(): void {
    for (const restore of this.#restore) restore();
  }
}

/** Message, trace, fields and causes of an error. */
export function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : saidBy(error.cause);
  return [error.name, error.message, error.stack, JSON.stringify(error), cause].join('\n');
}

/** Papers that wait for the printer hold what is to be read from them; of them only the names are looked at. */
const PAPER = '.pdf';

/** Every file below the station's folder by content and by name: records, write-ahead log, exports, papers. */
export function filePlaces(folder: string): readonly Place[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const names = { place: 'file names', bytes: utf8(files.map((file) => relative(folder, file)).join('\n')) };
  const contents = files.filter((file) => !file.endsWith(PAPER)).map((file) => ({ place: placeOf(folder, file), bytes: contentOf(file) }));
  return [names, ...contents];
}

/** Name, schema and 32 random bytes that tell one second copy from another: at random, and no secret. */
const COPY = { name: 'station.copy', beginning: 61 } as const;

function contentOf(file: string): Uint8Array {
  const bytes = Uint8Array.from(readFileSync(file));
  return basename(file) === COPY.name ? bytes.subarray(COPY.beginning) : bytes;
}

/** The kind of place that a file is. */
function placeOf(folder: string, file: string): string {
  const path = relative(folder, file);
  return path.startsWith('exports') ? `export ${basename(file)}` : path;
}
