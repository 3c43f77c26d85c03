import type { Bench } from './figure.ts';
import { firstRows } from './first-rows.ts';
import { insertion } from './insertion.ts';
import { issueTraffic } from './issue-traffic.ts';
import { issueWall } from './issue-wall.ts';
import { journalCheck } from './journal-check.ts';
import { peopleImport } from './people-import.ts';
import { peopleSearch } from './people-search.ts';
import { readersSpeedup } from './readers-speedup.ts';
import { start } from './start.ts';

/** Everything that `npm run bench` measures, in the order of docs/performance.md. */
export const benches: readonly Bench[] = [
  issueTraffic,
  issueWall,
  insertion,
  readersSpeedup,
  peopleSearch,
  firstRows,
  peopleImport,
  journalCheck,
  start,
];
