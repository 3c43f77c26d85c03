import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { holds, keep, rounded } from './bench/figure.ts';
import { SERVER, writeServerPage } from './bench-server/page.ts';
import { benchServer } from './bench-server/run.ts';

// npm run bench:server [-- --raids 1000000 --seconds 15 --minutes 10 --write]: the server against bare PostgreSQL; figures go to
// out/measures.jsonl, and with --write to docs/performance-server.md; with --write --only no more than the page is made anew.
const { values } = parseArgs({
  options: {
    raids: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '15' },
    minutes: { type: 'string', default: '10' },
    write: { type: 'boolean', default: false },
    only: { type: 'boolean', default: false },
  },
});

async function measureAll(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cardwright-bench-'));
  // As root PostgreSQL runs as another user, who has to get through.
  chmodSync(folder, 0o711);
  try {
    const figures = await benchServer({
      folder,
      raids: Number(values.raids),
      seconds: Number(values.seconds),
      minutes: Number(values.minutes),
      newPassword: () => randomBytes(18).toString('hex'),
      say: (line) => console.log(line),
    });
    keep(SERVER, figures);
    for (const figure of figures) {
      console.log(`${figure.name}: ${rounded(figure.value)} ${figure.unit}: ${holds(figure) ? 'holds' : 'DOES NOT HOLD'}`);
      if (!holds(figure)) process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (!values.only) await measureAll();
if (values.write) console.log(writeServerPage());
