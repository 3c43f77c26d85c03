import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryShell } from '../../../electron/shell/memory-shell.ts';
import { startStation } from '../../../electron/station.ts';
import { MemoryReaders } from '../../../native/simulator/memory-readers.ts';
import { emptyPage } from './empty-page.ts';
import { found } from './path.ts';
import { scratchFolder } from './scratch-folder.ts';
import { TestStation } from './test-station.ts';

let dataFolder: string;
let station: TestStation;

beforeEach(async () => {
  dataFolder = scratchFolder();
  station = await TestStation.open({ dataFolder });
  await found(station);
});
afterEach(() => station.close());

const start = (shell: MemoryShell) => {
  const readers = new MemoryReaders({ clock: { nowMs: () => Date.now() }, names: [] });
  return startStation({ shell, readers, dataFolder, rendererFolder: emptyPage(), log: () => undefined });
};
const STATUS = JSON.stringify({ action: 'station.status', input: {} });

/** A window that tells when it opened, while the keys take their time. */
class SlowKeys extends MemoryShell {
  readonly came: Promise<void>;
  #tellCame: () => void = () => undefined;
  readonly #keys: Promise<void>;
  giveKeys: () => void = () => undefined;
  refuseKeys: (cause: Error) => void = () => undefined;
  #asked = 0;

  constructor() {
    super();
    this.came = new Promise((resolve) => {
      this.#tellCame = resolve;
    });
    this.#keys = new Promise((resolve, reject) => {
      this.giveKeys = resolve;
      this.refuseKeys = reject;
    });
  }

  override async open(options: Parameters<MemoryShell['open']>[0]): Promise<void> {
    await super.open(options);
    this.#tellCame();
  }

  /** The records are theirs with the first key; the second belongs to what comes up behind the window. */
  override async unseal(sealed: Uint8Array): Promise<Uint8Array> {
    this.#asked += 1;
    if (this.#asked > 1) await this.#keys;
    return super.unseal(sealed);
  }
}

describe('the window of a station that starts', () => {
  it('comes up before the station does, and what its page asks meanwhile is answered then', async () => {
    await station.close();
    const shell = new SlowKeys();
    const running = start(shell);
    await shell.came;
    let answered = false;
    const answer = shell.say(STATUS).then((json) => {
      answered = true;
      return JSON.parse(json) as unknown;
    });
    await new Promise((soon) => setImmediate(soon));
    expect(answered).toBe(false);
    shell.giveKeys();
    expect(await answer).toMatchObject({ ok: true, output: { state: 'ready' } });
    await (await running).close();
    station = await TestStation.open({ dataFolder });
  });

  it('never shows where the records are in another one’s hands', async () => {
    const shell = new MemoryShell();
    await expect(start(shell)).rejects.toMatchObject({ failure: { code: 'store-in-use' } });
    expect(shell.opened).toBeUndefined();
  });

  it('leaves the records to the next start where the station behind it does not come up', async () => {
    await station.close();
    const shell = new SlowKeys();
    const running = start(shell);
    await shell.came;
    shell.refuseKeys(new Error('the key ring is gone'));
    await expect(running).rejects.toThrow('cannot unseal them');
    station = await TestStation.open({ dataFolder });
  });
});
