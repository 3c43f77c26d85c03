import { defineConfig } from 'vitest/config';

const slow = ['test/e2e/**', 'test/real/**'];
const shared = { environment: 'node', testTimeout: 20_000, hookTimeout: 30_000 } as const;

/** Three kinds: fast (in memory), real (pcscd and Debian's clients), e2e (the whole program in a window). The last two never run side by side. */
export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: 'fast', include: ['test/**/*.test.{ts,tsx}'], exclude: slow } },
      {
        test: {
          ...shared,
          name: 'real',
          include: ['test/real/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
    maxWorkers: 2,
    passWithNoTests: true,
  },
});
