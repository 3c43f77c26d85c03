import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { migrate } from '../../electron/store/migrate.ts';
import { Sql } from '../../electron/store/sql.ts';
import { MemoryReaders } from '../../native/simulator/memory-readers.ts';
import { handOver } from '../../test/electron/station/people-file.ts';
import { BenchStation, OPERATOR } from './bench-station.ts';
import type { Bench, Figure } from './figure.ts';
import { quantile } from './interleave.ts';

const PEOPLE = Number(process.env['CARDWRIGHT_BENCH_IMPORT'] ?? 100_000);
const ASK_EVERY_MS = 25;
/** Imported while somebody works on, into the register that is full by then. */
const MORE = Math.ceil(PEOPLE / 10);
/** Tables that an import writes to, parents first. */
const TABLES = ['fact', 'fact_about', 'fact_tile', 'outbox', 'sealed_blob', 'person', 'account', 'people_import', 'local_setting'] as const;
/** As the store has it, so that both wait for the disk alike. */
const SETTINGS = ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = 1', 'secure_delete = 1', 'cell_size_check = 1'];

function file(from: number, count: number): string {
  const lines = Array.from({ length: count }, (_, at) => {
    const number = String(from + at).padStart(6, '0');
    return `Person ${number} of Import,person.${number}@example.org,Engineer,Department ${at % 40},+44 20 7946 ${number}`;
  });
  return `name,email,title,unit,phone\n${lines.join('\n')}\n`;
}

/** Asks for a page of people again and again, as an open window does; how long each answer took. */
async function askWhile(work: Promise<unknown>, station: BenchStation): Promise<readonly number[]> {
  const times: number[] = [];
  let over = false;
  void work.finally(() => (over = true)).catch(() => undefined);
  while (!over) {
    const startMs = performance.now();
    await station.call('person.find', { text: '', limit: 50 });
    times.push(performance.now() - startMs);
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  await work;
  return times;
}

/** The very rows that the import wrote, with bare prepared inserts in as many transactions, into an empty store of the same schema. */
function rawInserts(from: Database.Database, transactions: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'cardwright-raw-'));
  const raw = new Database(join(folder, 'raw.sqlite'));
  try {
    for (const setting of SETTINGS) raw.pragma(setting);
    migrate(new Sql(raw));
    raw.pragma('foreign_keys = 0');
    const rows = TABLES.map((table) => from.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][]);
    const inserts = TABLES.map((table, at) =>
      raw.prepare(`INSERT INTO ${table} VALUES (${(rows[at]?.[0] ?? []).map(() => '?').join(', ')})`),
    );
    const startMs = performance.now();
    for (let part = 0; part < transactions; part += 1) {
      raw.exec('BEGIN IMMEDIATE');
      for (const [at, insert] of inserts.entries()) {
        const all = rows[at] ?? [];
        const [first, end] = [part, part + 1].map((n) => Math.floor((n * all.length) / transactions));
        for (const row of all.slice(first, end)) insert.run(row);
      }
      raw.exec('COMMIT');
    }
    return performance.now() - startMs;
  } finally {
    raw.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Measured {
  readonly importMs: number;
  readonly rawMs: number;
  readonly answersMs: readonly number[];
}

function figures({ importMs, rawMs, answersMs }: Measured): readonly Figure[] {
  const people = PEOPLE.toLocaleString('en');
  return [
    {
      name: 'import.100k',
      value: importMs / rawMs,
      unit: 'ratio',
      goal: 4,
      bound: 'most',
      what: `Importing ${people} people from a CSV by the action (read, judged, sealed, signed, chained, second copy), against bare inserts of the very rows it wrote, in as many transactions, one run.`,
      series: [
        { label: 'import', unit: 'ms', values: [importMs] },
        { label: 'bare inserts', unit: 'ms', values: [rawMs] },
      ],
    },
    {
      name: 'import.100k.answer',
      value: quantile(answersMs, 0.99),
      unit: 'ms',
      goal: 100,
      bound: 'most',
      what: `While ${MORE.toLocaleString('en')} more are imported, a page of people is asked for every ${ASK_EVERY_MS} ms: 99th percentile of ${answersMs.length} answers.`,
      series: [{ label: 'answers', unit: 'ms', values: answersMs }],
    },
  ];
}

/** Handed over, and every line looked at; the id of its import. */
async function checked(station: BenchStation, text: string, say: (line: string) => void): Promise<string> {
  const importId = await handOver(station, 'people.csv', text);
  const startMs = performance.now();
  const { reading } = await station.call('import.open', { importId });
  const { found } = await station.call('import.check', { importId, reading });
  say(`checked in ${((performance.now() - startMs) / 1000).toFixed(1)} s: ${found.create} to create`);
  return importId;
}

export const peopleImport: Bench = {
  name: 'import.100k',
  title: 'A hundred thousand people from a file',
  async run(say) {
    const station = await BenchStation.open(new MemoryReaders({ clock: { nowMs: () => Date.now() }, names: [] }));
    const reading = new Database(station.store.path, { readonly: true });
    try {
      const importId = await checked(station, file(0, PEOPLE), say);
      const frames = (): number => {
        const kept = reading.prepare("SELECT value FROM local_setting WHERE key = 'second-copy'").pluck().get();
        return (JSON.parse(String(kept)) as { frames: number }).frames;
      };
      const [startMs, framesBefore] = [performance.now(), frames()];
      const { done } = await station.call('import.run', { importId });
      const importMs = performance.now() - startMs;
      if (done.create !== PEOPLE) throw new Error(`${done.create} of ${PEOPLE} were created`);
      const transactions = frames() - framesBefore;
      say(`imported in ${(importMs / 1000).toFixed(1)} s, ${transactions} transactions`);
      const rawMs = rawInserts(reading, transactions);
      say(`bare inserts of the same rows ${(rawMs / 1000).toFixed(1)} s`);
      // Nobody touched the station for so long that it locked itself, which stops no import.
      await station.signIn(OPERATOR);
      const more = await checked(station, file(PEOPLE, MORE), say);
      const answersMs = await askWhile(station.call('import.run', { importId: more }), station);
      say(`slowest of ${answersMs.length} answers ${Math.max(...answersMs).toFixed(0)} ms`);
      return figures({ importMs, rawMs, answersMs });
    } finally {
      reading.close();
      await station.close();
    }
  },
};
