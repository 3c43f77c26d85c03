import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Figure } from '../../scripts/bench/figure.ts';
import { benchFilled } from '../../scripts/bench-server/filled/run-filled.ts';
import { benchFirstLoad } from '../../scripts/bench-server/first-load/run-first-load.ts';
import { benchReconnect } from '../../scripts/bench-server/reconnect/run-reconnect.ts';
import type { BenchParts } from '../../scripts/bench-server/world.ts';

/** In small: that they measure what they say, not what comes out. */
const benches: readonly (readonly [figures: string, run: (parts: BenchParts) => Promise<readonly Figure[]>])[] = [
  ['ingest.5k.vs-empty', (parts) => benchFilled(parts, { filled: 5000, each: 20, rounds: 1 })],
  ['reconnect.30.ratio reconnect.30.rss', (parts) => benchReconnect(parts, { stations: 30 })],
  ['first-load.1.2k.ratio first-load.1.2k.trips', (parts) => benchFirstLoad(parts, { entries: 1200 })],
];

describe('the measurements of the server', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cardwright-bench-'));
    // As root PostgreSQL runs as another user, who has to get through.
    chmodSync(folder, 0o711);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each(benches)('come to %s', { timeout: 400_000 }, async (names, run) => {
    const said: string[] = [];
    const newPassword = (): string => randomBytes(18).toString('hex');
    const figures = await run({ folder, raids: 0, seconds: 1, minutes: 1, newPassword, say: (line) => said.push(line) });
    expect(figures.map(({ name }) => name).join(' '), said.join('\n')).toBe(names);
    for (const { name, value, series } of figures) {
      expect(value, name).toBeGreaterThan(0);
      expect(
        series.flatMap(({ values }) => values).every((one) => one > 0),
        name,
      ).toBe(true);
    }
  });
});
