import { readFileSync } from 'node:fs';
import { allCells, type Cell } from '../core/roles/cells.ts';
import { measure } from './measures.ts';

/** `npm run -s roles -- --json` prints every cell as JSON; without --json a table. Counts the cells that agree with the published files. */
const published = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../test/fixtures/${name}-matrix.json`, import.meta.url), 'utf8'));

interface CredentialsFile {
  readonly roles: readonly string[];
  readonly useCases: readonly { readonly useCase: string; readonly roles: readonly string[] }[];
}
interface ServicePointsFile {
  readonly roles: Readonly<Record<string, string>>;
  readonly actions: readonly { readonly action: string; readonly cells: Readonly<Record<string, string>> }[];
}

/** What the published files say, read without our typed tables. */
function publishedCells(): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  const credentials = published('credentials') as CredentialsFile;
  for (const row of credentials.useCases) {
    for (const role of credentials.roles) {
      const cell = !row.roles.includes(role) ? 'no' : role === 'Approver' ? 'approval' : 'yes';
      cells.set(`credentials|${row.useCase}|${role}`, cell);
    }
  }
  const points = published('service-points') as ServicePointsFile;
  for (const row of points.actions)
    for (const [key, role] of Object.entries(points.roles)) cells.set(`service-points|${row.action}|${role}`, row.cells[key] ?? 'no');
  return cells;
}

function printTable(cells: readonly Cell[]): void {
  const rows = new Map<string, Cell[]>();
  for (const cell of cells) rows.set(`${cell.family}: ${cell.row}`, [...(rows.get(`${cell.family}: ${cell.row}`) ?? []), cell]);
  for (const [row, of] of rows) {
    const may = of.filter((cell) => cell.cell !== 'no').map((cell) => (cell.cell === 'yes' ? cell.role : `${cell.role} (${cell.cell})`));
    console.log(`${row.padEnd(90)} ${may.join(', ') || 'nobody'}`);
  }
}

const cells = allCells();
const wanted = publishedCells();
const right = cells.filter((cell) => wanted.get(`${cell.family}|${cell.row}|${cell.role}`) === cell.cell).length;
measure({
  name: 'roles.cells.right',
  value: right,
  unit: 'cells',
  goal: wanted.size,
  holds: right === wanted.size && cells.length === wanted.size,
});
if (process.argv.includes('--json')) console.log(JSON.stringify(cells));
else {
  printTable(cells);
  console.log(`\n${right} of ${wanted.size} cells as published.`);
}
process.exitCode = right === wanted.size ? 0 : 1;
