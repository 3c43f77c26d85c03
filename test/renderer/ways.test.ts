import { describe, expect, it } from 'vitest';
import { screens } from '../../renderer/screens.ts';
import { ways } from '../e2e/screens-table.ts';

describe('every screen of the frame', () => {
  it('has its way in test/e2e/screens-table.ts, so that it is looked at; no way leads to a screen that is gone', () => {
    expect(Object.keys(ways).toSorted()).toEqual(screens.map(({ path }) => path).toSorted());
  });
});
