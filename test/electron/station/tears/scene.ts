import { rmSync } from 'node:fs';
import type { ReaderTile } from '../../../../core/actions/views.ts';
import type { Parts } from '../../../../electron/actions/handler.ts';
import type { CardState } from '../../../../native/simulator/card-state.ts';
import { quickStation } from '../quick-station.ts';
import { READER, Refused, type TestStation } from '../test-station.ts';
import { type Forgiven, NOTHING_FORGIVEN } from './tries.ts';
import type { Kind } from './kinds.ts';
import { Moments } from './moments.ts';
import type { WatchedCard } from './watched-card.ts';

/** What a flow's records are, found out when its stage was made. */
export interface Ids {
  readonly personId: string;
  /** The card or temporary card that the flow is about. */
  readonly cardId: string;
  /** An operation that is there from the beginning. */
  readonly operationId?: string;
}

/** Who is signed in at the station of a stage. */
export interface SignedIn {
  readonly personId: string;
  readonly servicePointId: string;
}

/** Sentences of what is wrong; none where everything is as it should be. */
export type Faults = string[];

interface SceneParts {
  readonly kind: Kind;
  readonly ids: Ids;
  readonly signedIn: SignedIn;
  readonly card: WatchedCard;
  /** Puts another blank card at hand. */
  readonly blank: () => Promise<WatchedCard>;
  /** A success that was none was told to the station: what it believes of the card may be wrong. */
  readonly lied?: boolean;
  /** Tries that the fault may cost. */
  readonly forgiven?: Forgiven;
  /** Gives an unfinished card up instead of finishing it. */
  readonly givesUp?: boolean;
  /** Verifies the whole journal and its second copy in the end, which takes as long as all the rest. */
  readonly verifies?: boolean;
}

/** A station and the card in its reader while a flow is played. */
export class Scene {
  readonly kind: Kind;
  readonly ids: Ids;
  readonly moments: Moments = new Moments();
  readonly blank: () => Promise<WatchedCard>;
  readonly #signedIn: SignedIn;
  card: WatchedCard;
  lied: boolean;
  readonly forgiven: Forgiven;
  givesUp: boolean;
  readonly verifies: boolean;
  /** Whether the first card was given up and another one is taken. */
  otherTaken = false;
  #open: { readonly station: TestStation; readonly parts: Parts; readonly folder: string } | undefined;

  constructor(parts: SceneParts) {
    this.kind = parts.kind;
    this.ids = parts.ids;
    this.blank = parts.blank;
    this.card = parts.card;
    this.lied = parts.lied ?? false;
    this.forgiven = parts.forgiven ?? NOTHING_FORGIVEN;
    this.givesUp = parts.givesUp ?? false;
    this.verifies = parts.verifies ?? true;
    this.#signedIn = parts.signedIn;
  }

  get station(): TestStation {
    return this.#opened().station;
  }

  get parts(): Parts {
    return this.#opened().parts;
  }

  get folder(): string {
    return this.#opened().folder;
  }

  #opened() {
    if (this.#open === undefined) throw new Error('the station was not opened');
    return this.#open;
  }

  /** A start of the program over the records of that folder, which goes with the scene. */
  async open(folder: string): Promise<void> {
    const { fault, commit, authority } = this.moments;
    const opened = await quickStation({ dataFolder: folder, fault, commit, authority });
    this.#open = { ...opened, folder };
    opened.parts.sessions.open({ personId: this.#signedIn.personId, servicePointId: this.#signedIn.servicePointId });
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await open?.station.close();
    if (open !== undefined) rmSync(open.folder, { recursive: true, force: true });
  }

  get cardIsIn(): boolean {
    return this.station.readers.list().find(({ name }) => name === READER)?.contents === 'card';
  }

  /** The card lies in the reader, and the station has looked at it and does nothing with it. One that it could not read is put in again. */
  async tile(): Promise<ReaderTile> {
    const tile = await this.#looked();
    if (tile.contents !== 'unreadable' || !this.lied) return tile;
    await this.takeOut();
    return this.#looked();
  }

  #looked(): Promise<ReaderTile> {
    if (!this.cardIsIn) this.station.readers.insert(READER, this.card);
    return this.station.tile(READER, ({ contents }) => contents !== 'busy' && contents !== 'looking' && contents !== 'empty');
  }

  /** Whether the station shows such a card, now or once it has looked again. */
  async shows(fits: (contents: ReaderTile['contents']) => boolean): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), LATEST_MS);
    });
    const seen = this.station.tile(READER, ({ contents }) => fits(contents)).then(() => true);
    try {
      return await Promise.race([seen, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async takeOut(): Promise<void> {
    this.station.readers.remove(READER);
    await this.station.tile(READER, ({ contents }) => contents === 'empty');
  }

  /** The card is given up; another blank one goes into the reader. */
  async takeAnother(): Promise<void> {
    await this.takeOut();
    this.card = await this.blank();
    this.otherTaken = true;
    await this.tile();
  }
}

/** A station that has looked at a card by then will not. */
const LATEST_MS = 15_000;

/** What an operator who presses the button gets: undefined where it went well, else the refusal's code. */
export async function tried(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (cause) {
    if (cause instanceof Refused) return cause.code;
    throw cause;
  }
}

/** The failure of an operation that was begun, once it is over. */
export async function endOf(station: TestStation, operationId: string | undefined): Promise<string | undefined> {
  if (operationId === undefined) return undefined;
  const end = await station.ended(operationId);
  return end.state === 'done' ? undefined : (end.failure?.code ?? end.state);
}

export function sameContents(left: CardState, right: CardState): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
