import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Part, runParts } from '../../scripts/checks/run-parts.ts';

describe('the parts of the checks', () => {
  let said: string[];
  let going: Set<string>;
  let met: string[];
  beforeEach(() => {
    [said, going, met] = [[], new Set(), []];
    vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  });
  afterEach(() => vi.restoreAllMocks());

  /** A part that goes on until the event loop has turned a few times, and notes what it meets. */
  const part = (title: string, lane?: string, failures: readonly string[] = []): Part => ({
    title,
    ...(lane === undefined ? {} : { lane }),
    run: async () => {
      for (const other of going) met.push(`${other} ${title}`);
      going.add(title);
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      going.delete(title);
      return { passed: 2, failures, skips: [] };
    },
  });

  it('run one after the other, lane beside lane, and those of a lane in turn', async () => {
    const parts = [part('a'), part('b'), part('c', 'x'), part('d', 'x'), part('e', 'y'), part('f', 'y'), part('g')];
    expect(await runParts(parts, [])).toBe(0);
    expect(met).toContain('c e');
    expect(met.filter((two) => !/^[cd] [ef]$|^[ef] [cd]$/.test(two))).toEqual([]);
    expect(said.at(-1)).toBe('\n14 passed, 0 failed, 0 skipped');
  });

  it('fail as a whole where one of a lane does, and say which', async () => {
    expect(await runParts([part('c', 'x', ['what c is for']), part('e', 'y')], [])).toBe(1);
    expect(said.slice(-2)).toEqual(['\nFailed:\n  what c is for', '\n4 passed, 1 failed, 0 skipped']);
  });

  it('are chosen by their titles', async () => {
    expect(await runParts([part('a'), part('c', 'x'), part('e', 'y')], ['e', 'a'])).toBe(0);
    expect(said.at(-1)).toBe('\n4 passed, 0 failed, 0 skipped');
    expect(await runParts([part('a')], ['b'])).toBe(2);
  });
});
