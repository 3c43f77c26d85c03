import { describe, expect, it } from 'vitest';
import { whilePageChanges } from '../../../electron/shell/while-page-changes.ts';

const none = (): Promise<void> => Promise.resolve();

describe('a page that goes over to another process', () => {
  it('is asked again until it is there', async () => {
    let asked = 0;
    const ask = async (): Promise<string> => {
      asked += 1;
      if (asked < 4) throw new Error('Page.captureScreenshot: Not attached to an active page');
      return 'a picture';
    };
    await expect(whilePageChanges(ask, none)).resolves.toBe('a picture');
  });

  it('is given up after a while, and at once where it fails otherwise', async () => {
    let asked = 0;
    const fails = (message: string) => (): Promise<string> => {
      asked += 1;
      return Promise.reject(new Error(message));
    };
    await expect(whilePageChanges(fails('Not attached to an active page'), none)).rejects.toThrow('Not attached');
    expect(asked).toBe(60);
    await expect(whilePageChanges(fails('The browser has ended'), none)).rejects.toThrow('has ended');
    expect(asked).toBe(61);
  });
});
