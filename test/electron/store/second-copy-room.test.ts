import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../electron/store/open-store.ts';
import { scratchFolder } from '../station/scratch-folder.ts';
import { type CopiedStore, copiedStore, framesOf, opened, person, random, reopen } from './copied-store.ts';

let kept: CopiedStore;
beforeEach(() => {
  kept = copiedStore();
});
afterEach(() => kept.store.close());

const dataKey = (id: string): Uint8Array | undefined => kept.station.dataKeys.get(id)?.slice();

describe('room for what comes', () => {
  it('is there before it is needed, and no frame makes the file longer until it is used up', () => {
    kept.store.transact(person(kept, 1));
    const { size } = statSync(kept.copyPath);
    for (let n = 2; n <= 20; n += 1) kept.store.transact(person(kept, n));
    expect(statSync(kept.copyPath).size).toBe(size);
    expect(framesOf(kept).length).toBeLessThan(size);
    reopen(kept);
    expect(kept.logged).toEqual([]);
    expect(kept.store.check(dataKey)).toBeUndefined();
  });

  it('may be damaged or lost, since nothing is in it', () => {
    kept.store.transact(person(kept, 1));
    const whole = framesOf(kept);
    for (const after of [Buffer.alloc(0), Buffer.alloc(5), Buffer.alloc(100_000, 7)]) {
      kept.store.close();
      writeFileSync(kept.copyPath, Buffer.concat([whole, after]));
      kept.store = opened(kept);
      expect(kept.store.secondCopy?.behind).toBe(0);
    }
    expect(kept.logged).toEqual([]);
    kept.store.transact(person(kept, 2));
    expect(kept.store.check(dataKey)).toBeUndefined();
  });
});

describe('a copy of the store', () => {
  it('is whole, of this moment, and readable by its user alone', () => {
    kept.store.transact(person(kept, 1));
    const path = join(scratchFolder(), 'copy.sqlite');
    kept.store.copyTo(path);
    kept.store.transact(person(kept, 2));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const copy = openStore({ path, now: () => 0, random });
    expect(copy.people.byEmail('p1@example.org')).toBeDefined();
    expect(copy.people.byEmail('p2@example.org')).toBeUndefined();
    copy.close();
  });
});
