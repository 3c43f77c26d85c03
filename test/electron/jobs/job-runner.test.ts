import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { JobRunner } from '../../../electron/jobs/job-runner.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what a station does by itself', () => {
  it('is done at the start and again after each interval; what says so, later only', async () => {
    const ran: string[] = [];
    const job = (name: string, everyMs: number) => ({ name, everyMs, run: () => void ran.push(name) });
    const runner = new JobRunner([job('quick', 10), { ...job('slow', 25), later: true }], () => undefined);
    runner.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(ran).toEqual(['quick']);
    await vi.advanceTimersByTimeAsync(30);
    expect(ran.toSorted()).toEqual(['quick', 'quick', 'quick', 'quick', 'slow']);
    await runner.stop();
    await vi.advanceTimersByTimeAsync(100);
    expect(ran).toHaveLength(5);
  });

  it('never overlaps itself, and is waited for at the end', async () => {
    let [running, most, done] = [0, 0, 0];
    const run = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 35));
      running -= 1;
      done += 1;
    };
    const runner = new JobRunner([{ name: 'long', everyMs: 10, run }], () => undefined);
    runner.start();
    await vi.advanceTimersByTimeAsync(20);
    const stopped = runner.stop();
    await vi.advanceTimersByTimeAsync(40);
    await stopped;
    expect([most, done]).toEqual([1, 1]);
  });

  it('that fails is told to the log and done again', async () => {
    const log: string[] = [];
    let times = 0;
    const run = (): void => {
      times += 1;
      throw new Error('no paper');
    };
    const runner = new JobRunner([{ name: 'letters', everyMs: 10, run }], (line) => log.push(line));
    await runner.runAll();
    await runner.runAll();
    expect([times, log]).toEqual([2, ['job letters failed: no paper', 'job letters failed: no paper']]);
  });
});
