import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { TallyReporter } from './scripts/checks/tally-reporter.ts';

const tally = process.env['CARDWRIGHT_TALLY'];
const BLANK = 'test/electron/store/blank-store-setup.ts';
/** What is waited for comes in its time on any machine; a second, as Vitest has it, is less than a disk takes now and then. */
const patience = (ms: number) => ({ poll: { timeout: ms } });
const fast = { testTimeout: 20_000, hookTimeout: 30_000, globalSetup: [BLANK], expect: patience(10_000) };
const patient = { testTimeout: 120_000, hookTimeout: 120_000, globalSetup: [BLANK], expect: patience(60_000) };
const slow = { testTimeout: 180_000, hookTimeout: 120_000, fileParallelism: false, globalSetup: [BLANK], expect: patience(60_000) };

/** Tests that open whole stations one after another, start processes, wait for a disk or run many rounds: with `npm test`, not with `npm run check`. */
const STATION = [
  'test/electron/letters/**/*.test.ts',
  'test/electron/router/envelope.test.ts',
  'test/electron/secrets/{passwords,join-files,recovery,sealed-set}.test.ts',
  'test/electron/shell/electron-start.test.ts',
  'test/electron/shell/start-choice.test.ts',
  'test/electron/store/{connection,fold-of-facts,journal,open-store,second-copy}.test.ts',
  'test/electron/updates/commands.test.ts',
  'test/native/piv/over-simulator-keys.test.ts',
  'test/native/simulator/keys.test.ts',
  'test/tooling/{bootstrap,electron-builder,tally}.test.ts',
  'test/electron/station/**/*.test.ts',
  'test/electron/backup/**/*.test.ts',
  'test/electron/demo/fill-demo.test.ts',
  'test/electron/authority/embedded-*.test.ts',
  'test/electron/store/killed.test.ts',
  'test/fuzz/**/*.test.ts',
  'test/scripts/**/*.test.ts',
];

/** Windows that need no reader: they see none, so they can be driven while others have the readers and what is in them. */
const WINDOW = [
  'test/e2e/{card-makers,central-server,entry-proof,people-in-bulk,registry-settings,service-points,sign-in-provider}.test.ts',
  'test/e2e/{raids,raids-at-server,raid-people,raid-subjects,sync-away,sync-fork}.test.ts',
];

/**
 * Six kinds of tests: `fast` and `station` run in memory; `server` runs over a real PostgreSQL; `real` needs pcscd and Debian's clients; `e2e` drives the whole program in its
 * window. These two share one pcscd; `window` drives it where no reader is needed, and `npm test` runs it beside them.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...fast,
          name: 'fast',
          // One process for many files: loading the program anew for each of them takes longer than its tests.
          isolate: false,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/real/**', 'test/server/**', ...STATION],
        },
      },
      { test: { ...patient, name: 'station', include: STATION } },
      {
        test: { ...patient, name: 'server', include: ['test/server/**/*.test.ts'], globalSetup: [BLANK, 'test/server/postgres-setup.ts'] },
      },
      { test: { ...slow, name: 'real', include: ['test/real/**/*.test.ts'] } },
      { test: { ...slow, name: 'e2e', include: ['test/e2e/**/*.test.ts'], exclude: WINDOW } },
      { test: { ...slow, name: 'window', include: WINDOW, env: { PCSCLITE_CSOCK_NAME: '/nonexistent/pcscd.comm' } } },
    ],
    maxWorkers: Math.min(4, availableParallelism()),
    passWithNoTests: true,
    reporters: tally === undefined ? ['default'] : ['default', new TallyReporter(tally)],
  },
});
