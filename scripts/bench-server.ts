import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchServer } from './bench-server/run.ts';

// npm run bench:server [-- --raids 1000000 --seconds 15 --minutes 10]: the server against bare PostgreSQL; figures go to out/measures.jsonl.
const { values } = parseArgs({
  options: {
    raids: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '15' },
    minutes: { type: 'string', default: '10' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'cardwright-bench-'));
// As root PostgreSQL runs as another user, who has to get through.
chmodSync(folder, 0o711);
try {
  await benchServer({
    folder,
    raids: Number(values.raids),
    seconds: Number(values.seconds),
    minutes: Number(values.minutes),
    newPassword: () => randomBytes(18).toString('hex'),
    say: (line) => process.stdout.write(`${line}\n`),
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
