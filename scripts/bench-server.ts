import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Figure, holds, keep, rounded } from './bench/figure.ts';
import { benchFilled } from './bench-server/filled/run-filled.ts';
import { benchFirstLoad } from './bench-server/first-load/run-first-load.ts';
import { benchIngest } from './bench-server/ingest/run-ingest.ts';
import { FILLED, FIRST_LOAD, INGEST, RECONNECT, SERVER, writeServerPage } from './bench-server/page.ts';
import { benchReconnect } from './bench-server/reconnect/run-reconnect.ts';
import { benchServer } from './bench-server/run.ts';
import type { BenchParts } from './bench-server/world.ts';

// npm run bench:server [-- --part NAME --raids 1000000 --seconds 15 --minutes 10 --facts 2000 --filled 10000000 --stations 10000 --entries 1000000
// --write]: the server against bare PostgreSQL, with much in its tables, with all stations at once, and a new station against SQLite; figures go to
// out/measures.jsonl, and with --write to docs/performance-server.md; with --write --only no more than the page is made anew.
const { values } = parseArgs({
  options: {
    raids: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '15' },
    minutes: { type: 'string', default: '10' },
    facts: { type: 'string', default: '2000' },
    filled: { type: 'string', default: '10000000' },
    stations: { type: 'string', default: '10000' },
    entries: { type: 'string', default: '1000000' },
    part: { type: 'string' },
    write: { type: 'boolean', default: false },
    only: { type: 'boolean', default: false },
  },
});

const parts: readonly (readonly [part: typeof SERVER, run: (parts: BenchParts) => Promise<readonly Figure[]>])[] = [
  [SERVER, benchServer],
  [INGEST, (given) => benchIngest(given, { many: Number(values.facts), single: Math.ceil(Number(values.facts) / 10) })],
  [FILLED, (given) => benchFilled(given, { filled: Number(values.filled), each: Number(values.facts) })],
  [RECONNECT, (given) => benchReconnect(given, { stations: Number(values.stations) })],
  [FIRST_LOAD, (given) => benchFirstLoad(given, { entries: Number(values.entries) })],
];

async function measureAll([part, run]: (typeof parts)[number]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cardwright-bench-'));
  // As root PostgreSQL runs as another user, who has to get through.
  chmodSync(folder, 0o711);
  try {
    const figures = await run({
      folder,
      raids: Number(values.raids),
      seconds: Number(values.seconds),
      minutes: Number(values.minutes),
      newPassword: () => randomBytes(18).toString('hex'),
      say: (line) => console.log(line),
    });
    keep(part, figures);
    for (const figure of figures) {
      console.log(`${figure.name}: ${rounded(figure.value)} ${figure.unit}: ${holds(figure) ? 'holds' : 'DOES NOT HOLD'}`);
      if (!holds(figure)) process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (!values.only) for (const part of parts) if (values.part === undefined || part[0].name === values.part) await measureAll(part);
if (values.write) console.log(writeServerPage());
