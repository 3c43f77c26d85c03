import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActionId, ActionInput, ActionOutput } from '../../core/actions/all.ts';
import type { Reply, StationEvent } from '../../core/actions/wire.ts';
import { MemoryShell } from '../../electron/shell/memory-shell.ts';
import { type RunningStation, startStation } from '../../electron/station.ts';
import { MemoryReaders } from '../../native/simulator/memory-readers.ts';
import { personality } from '../../native/simulator/personalities/personalities.ts';
import { type SimulatedCard, createSimulatedCard } from '../../native/simulator/simulated-card.ts';
import { fileStorage } from '../../native/simulator/storage.ts';

export const READERS = ['Reader 1', 'Reader 2', 'Reader 3', 'Reader 4'] as const;
const PASSWORD = 'a long and dull password';
export const OPERATOR = { name: 'Olga Operator', email: 'olga@example.org', password: PASSWORD };
export const APPROVER = { name: 'Anton Approver', email: 'anton@example.org', password: PASSWORD };

/** A whole station without a window, whose page is this program; cards lie in files, so that they outlive it. */
export class BatchStation {
  readonly shell = new MemoryShell();
  readonly readers = new MemoryReaders({ clock: { nowMs: () => Date.now() }, names: READERS });
  readonly #folder: string;
  #running: RunningStation | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async open(): Promise<void> {
    const rendererFolder = join(this.#folder, 'page');
    mkdirSync(rendererFolder, { recursive: true });
    mkdirSync(join(this.#folder, 'cards'), { recursive: true });
    writeFileSync(join(rendererFolder, 'index.html'), '<!doctype html><title>Cardwright</title>');
    const { shell, readers } = this;
    const log = (line: string): void => console.error(line);
    this.#running = await startStation({ shell, readers, rendererFolder, log, dataFolder: join(this.#folder, 'records') });
  }

  async call<Id extends ActionId>(action: Id, input: ActionInput<Id>): Promise<ActionOutput<Id>> {
    const reply = JSON.parse(await this.shell.say(JSON.stringify({ action, input }))) as Reply;
    if (!reply.ok) throw new Error(`${action} was refused: ${JSON.stringify(reply.failure)}`);
    return reply.output as ActionOutput<Id>;
  }

  async signIn({ email, password }: { readonly email: string; readonly password: string }): Promise<void> {
    await this.call('session.sign-in', { email, password });
  }

  /** The card of that file, factory-fresh where there was none. */
  card(name: string): Promise<SimulatedCard> {
    const storage = fileStorage(join(this.#folder, 'cards', `${name}.json`));
    const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
    return createSimulatedCard({ personality: personality('yubikey-5.4'), random, storage });
  }

  /** Resolves at the first event from now on that fits. */
  heard(fits: (event: StationEvent) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const end = this.shell.listen((json) => {
        if (!fits(JSON.parse(json) as StationEvent)) return;
        end();
        resolve();
      });
    });
  }

  async close(): Promise<void> {
    await this.#running?.close();
  }
}
