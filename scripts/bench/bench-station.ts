import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionId, ActionInput, ActionOutput } from '../../core/actions/all.ts';
import type { ReaderTile } from '../../core/actions/views.ts';
import type { Reply, StationEvent } from '../../core/actions/wire.ts';
import { MemoryShell } from '../../electron/shell/memory-shell.ts';
import { type RunningStation, startStation } from '../../electron/station.ts';
import type { Readers } from '../../native/pcsc/readers.ts';
import { emptyPage } from '../../test/electron/station/empty-page.ts';

const PASSWORD = 'long and dull enough';
export const OPERATOR = { name: 'Olga Operator', email: 'olga@example.org', password: PASSWORD };
const APPROVER = { name: 'Anton Approver', email: 'anton@example.org', password: PASSWORD };

/** A whole station with its records on disk, whatever its readers are, and no window: measurements call it as a page would. */
export class BenchStation {
  readonly dataFolder: string;
  readonly #shell: MemoryShell;
  readonly #running: RunningStation;

  private constructor(dataFolder: string, shell: MemoryShell, running: RunningStation) {
    this.dataFolder = dataFolder;
    this.#shell = shell;
    this.#running = running;
  }

  /** Founded, with the operator signed in. */
  static async open(readers: Readers): Promise<BenchStation> {
    const dataFolder = mkdtempSync(join(tmpdir(), 'cardwright-bench-'));
    const shell = new MemoryShell();
    const running = await startStation({ shell, readers, dataFolder, rendererFolder: emptyPage(), log: () => undefined });
    const station = new BenchStation(dataFolder, shell, running);
    await station.call('station.first-start', {
      organisation: 'Northwind Institute',
      servicePoint: 'North campus',
      station: 'Desk 1',
      operator: OPERATOR,
      approver: APPROVER,
    });
    await station.signIn(OPERATOR);
    await station.call('station.print-recovery-code', {});
    await station.call('station.confirm-recovery-printed', {});
    return station;
  }

  get store(): RunningStation['store'] {
    return this.#running.store;
  }

  /** A message and its answer as they travel between page and main process. */
  say(json: string): Promise<string> {
    return this.#shell.say(json);
  }

  async call<Id extends ActionId>(action: Id, input: ActionInput<Id>): Promise<ActionOutput<Id>> {
    const reply = JSON.parse(await this.say(JSON.stringify({ action, input }))) as Reply;
    if (!reply.ok) throw new Error(`${action} was refused: ${JSON.stringify(reply.failure)}`);
    return reply.output as ActionOutput<Id>;
  }

  signIn({ email, password }: { readonly email: string; readonly password: string }): Promise<unknown> {
    return this.call('session.sign-in', { email, password });
  }

  /** Approved cards of new people, as many as asked for. */
  async approvedCards(count: number, profileId: string, more: { readonly photo?: string } = {}): Promise<readonly string[]> {
    const asked: { cardId: string; requestId: string | undefined }[] = [];
    for (let at = 0; at < count; at += 1) {
      const email = `holder.${Date.now()}.${at}@example.org`;
      const { personId } = await this.call('person.create', { name: `Holder ${at}`, email, ...more });
      const { cardId, requestId } = await this.call('card.request', { personId, profileId });
      asked.push({ cardId, requestId });
    }
    await this.signIn(APPROVER);
    for (const { requestId } of asked) if (requestId !== undefined) await this.call('request.approve', { requestId });
    await this.signIn(OPERATOR);
    return asked.map(({ cardId }) => cardId);
  }

  /** Resolves with the first event that `choose` gives a value for. */
  heard<Value>(choose: (event: StationEvent) => Value | undefined): Promise<Value> {
    return new Promise((resolve) => {
      const end = this.#shell.listen((json) => {
        const value = choose(JSON.parse(json) as StationEvent);
        if (value === undefined) return;
        end();
        resolve(value);
      });
    });
  }

  /** The reader's tile once the station knows what lies in it. */
  async seen(reader: string, contents: ReaderTile['contents']): Promise<void> {
    const fits = (tiles: readonly ReaderTile[]) => tiles.find((tile) => tile.name === reader && tile.contents === contents);
    const later = this.heard((event) => (event.event === 'readers' ? fits(event.readers) : undefined));
    if (fits((await this.call('reader.list', {})).readers) === undefined) await later;
  }

  /** Issues and waits for the end; throws where that is not a good one. */
  async issue(cardId: string, reader: string): Promise<void> {
    const ends = new Map<string, { readonly state: string; readonly failure?: unknown }>();
    let wanted = '';
    const ended = this.heard((event) => {
      if (event.event !== 'operation' || event.operation.state === 'running') return undefined;
      ends.set(event.operation.id, event.operation);
      return ends.get(wanted);
    });
    wanted = (await this.call('card.issue', { cardId, reader })).operationId;
    const end = ends.get(wanted) ?? (await ended);
    if (end.state !== 'done') throw new Error(`the issue ended ${end.state}: ${JSON.stringify(end.failure)}`);
  }

  async close(): Promise<void> {
    await this.#running.close();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }
}
