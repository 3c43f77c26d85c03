import { afterAll, describe, expect, it } from 'vitest';
import { recordFiles } from '../../electron/backup/record-paths.ts';
import { lockStore } from '../../electron/store/store-lock.ts';
import { type Hardware, provideReaders } from '../../scripts/start/readers.ts';
import { scratchFolder } from '../electron/station/scratch-folder.ts';
import { allSkippedUnless } from '../skip.ts';
import { pcscdForTests } from './pcsc/bench.ts';

const found = await pcscdForTests();
const opened: Hardware[] = [];
afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()));
  await found.close();
});
allSkippedUnless(found.pcscd !== undefined, found.reason);

/** What a start on that folder says of the readers. */
async function readers(dataFolder: string): Promise<readonly string[]> {
  const said: string[] = [];
  opened.push(await provideReaders({ dataFolder, personality: 'yubikey-5.7', card: true, say: (line) => said.push(line) }));
  return said;
}

const lies = (name: string): unknown => [expect.stringContaining(`lies in the real PC/SC reader “${name}”`)];

describe('the simulated card that a start puts in', () => {
  it('lies in the first free reader, so that two stations on one machine have a card each', async () => {
    const [first = '', second = ''] = found.pcscd?.readers.map(({ name }) => name) ?? [];
    expect(await readers(scratchFolder())).toEqual(lies(first));
    expect(await readers(scratchFolder())).toEqual(lies(second));
  });

  it('is not put in twice by a second start on the same records, which is refused a moment later', async () => {
    const dataFolder = scratchFolder();
    const unlock = lockStore(recordFiles(dataFolder).path);
    expect(await readers(dataFolder)).toEqual([]);
    unlock();
    expect(await readers(dataFolder)).toHaveLength(1);
  });

  it('is missing where a card lies in every reader, and the start says so', async () => {
    const free = (found.pcscd?.readers.length ?? 0) - 3;
    for (let taken = 0; taken < free; taken += 1) await readers(scratchFolder());
    expect(await readers(scratchFolder())).toEqual(['A card lies in every simulated reader already: these are used.']);
  });
});
