import { rmSync } from 'node:fs';
import type { CardState } from '../../../native/simulator/card-state.ts';
import type { ExchangeFault, ExchangeMoment } from '../../../native/simulator/fault-injection.ts';
import type { OperationView, ReaderTile } from '../../../core/actions/views.ts';
import { issue } from './path.ts';
import { checkIssued, type Faults, strayCertificates } from './tear-checks.ts';
import { copyOf, type Stage, type WatchedCard } from './tear-stage.ts';
import { OPERATOR, READER, TestStation } from './test-station.ts';

/** What happens at which APDU of an issue, and what the operator does then. */
export interface Tear {
  /** Counted from the first APDU of the issue. */
  readonly at: number;
  readonly phase: ExchangeMoment['phase'];
  /** `kill`: the process ends, and a new one finds what it had committed. */
  readonly kind: 'remove' | 'reset' | 'garbage' | 'swap' | 'kill';
  readonly way: 'finish' | 'discard';
  /** The card is pulled once more while it is finished, before that APDU. */
  readonly again?: number;
}

export interface Torn {
  /** False where the issue has fewer APDUs: nothing was torn. */
  readonly happened: boolean;
  readonly faults: Faults;
}

/** Lets one issue be torn, and judges what the station makes of the same card afterwards. */
export async function tear(stage: Stage, plan: Tear): Promise<Torn> {
  const scene = new Scene(stage, plan, { card: await stage.blank(), other: await stage.blank() });
  try {
    const faults = await scene.play();
    return { happened: scene.happened, faults };
  } catch (cause) {
    return { happened: scene.happened, faults: [cause instanceof Error ? cause.message : String(cause)] };
  } finally {
    await scene.end();
  }
}

/** APDUs of one whole issue. */
export async function countApdus(stage: Stage): Promise<number> {
  const folder = copyOf(stage.folder);
  const station = await TestStation.open({ dataFolder: folder });
  try {
    await station.signIn(OPERATOR);
    await station.insert(await stage.blank());
    const before = station.readers.count;
    const { operationId } = await station.call('card.issue', { cardId: stage.cardId, reader: READER });
    let issued = 0;
    const watch = station.shell.listen(() => {
      issued = station.readers.count - before;
    });
    await station.ended(operationId);
    watch();
    return issued;
  } finally {
    await station.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Answers that no PIV command gives: an error of its own, data that does not parse, nothing but a wrong success. */
const GARBAGE = [Uint8Array.of(0x6f, 0x00), Uint8Array.of(0x53, 0x82, 0x01, 0x90, 0x00), Uint8Array.of(0x90, 0x00)];

class Scene {
  readonly #stage: Stage;
  readonly #plan: Tear;
  readonly #folders: string[] = [];
  #station: TestStation | undefined;
  #from: number | undefined;
  #second: number | undefined;
  readonly #other: WatchedCard;
  /** The card that has to be issued in the end. */
  #card: WatchedCard;
  /** How far into the next finishing it is pulled again. */
  #again: number | undefined;
  happened = false;

  constructor(stage: Stage, plan: Tear, { card, other }: { readonly card: WatchedCard; readonly other: WatchedCard }) {
    this.#stage = stage;
    this.#plan = plan;
    this.#card = card;
    this.#other = other;
    this.#again = plan.again;
  }

  get #at(): TestStation {
    if (this.#station === undefined) throw new Error('the station was not opened');
    return this.#station;
  }

  async play(): Promise<Faults> {
    const card = this.#card;
    const other = this.#other;
    const untouched = other.state;
    await this.#open(copyOf(this.#stage.folder));
    await this.#at.insert(card);
    const end = await this.#torn();
    const faults: Faults = [];
    if (this.#plan.kind === 'swap' && this.happened) {
      if (!sameContents(other.state, untouched)) faults.push('the other card was written');
      await this.#at.tile(READER, ({ contents }) => contents === 'blank');
      this.#at.readers.remove(READER);
      await this.#at.tile(READER, ({ contents }) => contents === 'empty');
    }
    const tile = await this.#back(card);
    faults.push(...this.#wastedTries(card), ...(await this.#goOn(tile, end)));
    if (this.#plan.way === 'finish') faults.push(...this.#wastedTries(card));
    faults.push(...(await checkIssued({ station: this.#at, cardId: this.#stage.cardId, card: this.#card })));
    return faults;
  }

  /**
   * One try may be spent after a lost reply to a PUK change, where the card does not say which is live (PRODUCT, decision 8). A success
   * that was none is found out by a try, too. A wipe spends them all on purpose.
   */
  #wastedTries({ wrongPins, wrongPuks }: WatchedCard): Faults {
    const lied = this.#plan.kind === 'garbage' ? 1 : 0;
    const faults: Faults = [];
    if (wrongPins > lied) faults.push(`${wrongPins} tries of the PIN were spent`);
    if (wrongPuks > Math.max(lied, this.#stage.tells ? 0 : 1)) faults.push(`${wrongPuks} tries of the PUK were spent`);
    return faults;
  }

  async #open(folder: string): Promise<void> {
    this.#folders.push(folder);
    this.#from = undefined;
    this.#station = await TestStation.open({ dataFolder: folder, fault: (moment) => this.#fault(moment) });
    await this.#station.signIn(OPERATOR);
  }

  #fault({ index, phase }: ExchangeMoment): ExchangeFault | undefined {
    if (index === this.#second) {
      this.#second = undefined;
      return { kind: 'remove' };
    }
    const { at, kind, phase: wanted } = this.#plan;
    if (this.happened || this.#from === undefined || index - this.#from !== at || phase !== wanted) return undefined;
    this.happened = true;
    if (kind === 'kill') this.#folders.push(copyOf(this.#at.dataFolder));
    if (kind === 'garbage') return { kind, response: GARBAGE[at % GARBAGE.length] ?? new Uint8Array(2) };
    if (kind === 'swap') return { kind, card: this.#other };
    return { kind: kind === 'reset' ? 'reset' : 'remove' };
  }

  async #torn(): Promise<OperationView> {
    this.#from = this.#at.readers.count;
    const { operationId } = await this.#at.call('card.issue', { cardId: this.#stage.cardId, reader: READER });
    const end = await this.#at.ended(operationId);
    const left = this.#folders.at(-1);
    if (this.#plan.kind === 'kill' && this.happened && left !== undefined) {
      await this.#at.close();
      await this.#open(left);
    }
    return end;
  }

  /** The same card lies in the reader again, and the station has looked at it. */
  async #back(card: WatchedCard): Promise<ReaderTile> {
    const there = this.#at.readers.list().find(({ name }) => name === READER)?.contents === 'card';
    if (!there) return this.#at.insert(card);
    return this.#at.tile(READER, ({ contents }) => contents !== 'busy' && contents !== 'looking' && contents !== 'empty');
  }

  /** What the operator does with what lies there; afterwards the card has to be issued. */
  async #goOn(tile: ReaderTile, end: OperationView): Promise<Faults> {
    const { cardId } = this.#stage;
    const { openOperation, state } = await this.#at.call('card.open', { cardId });
    if (end.state === 'done' && tile.contents === 'ours' && state === 'issued') return [];
    if (openOperation === undefined) {
      const faults = strayCertificates(this.#at);
      if (state === 'failed' && this.#plan.kind === 'garbage') await this.#takeNewCard();
      else if (tile.contents !== 'blank') return [...faults, `the card is shown as ${tile.contents}, and no operation is open`];
      await issue(this.#at, cardId);
      return faults;
    }
    const { operationId } = openOperation;
    if (tile.contents === 'unfinished') {
      if (this.#plan.way === 'finish') return this.#finish(operationId);
      await this.#at.call('operation.discard', { operationId, reader: READER });
    } else if (tile.contents === 'blank') await this.#at.call('operation.discard', { operationId });
    else return [`the card is shown as ${tile.contents} while its operation is open`];
    const faults = strayCertificates(this.#at);
    if (tile.contents === 'unfinished' && !this.#stage.wipes) await this.#takeNewCard();
    await this.#at.tile(READER, ({ contents }) => contents === 'blank');
    await issue(this.#at, cardId);
    return faults;
  }

  /** A success that was none leaves a card that does not conform: it is given up, and the request has to be good for another card. */
  async #takeNewCard(): Promise<void> {
    this.#at.readers.remove(READER);
    await this.#at.tile(READER, ({ contents }) => contents === 'empty');
    this.#card = await this.#stage.blank();
    await this.#at.insert(this.#card);
  }

  async #finish(operationId: string): Promise<Faults> {
    const second = this.#again;
    this.#again = undefined;
    if (second !== undefined) this.#second = this.#at.readers.count + second;
    await this.#at.call('operation.finish', { operationId, reader: READER });
    const end = await this.#at.ended(operationId);
    if (end.state === 'done') {
      await this.#at.tile(READER, ({ contents }) => contents === 'ours');
      return [];
    }
    if (second === undefined || this.#second !== undefined) return [`taken up, it ended ${end.state}: ${JSON.stringify(end.failure)}`];
    const tile = await this.#back(this.#card);
    return this.#goOn(tile, end);
  }

  async end(): Promise<void> {
    await this.#station?.close();
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }
}

function sameContents(left: CardState, right: CardState): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
