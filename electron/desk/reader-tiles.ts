import { isDeepStrictEqual } from 'node:util';
import type { ReaderTile } from '../../core/actions/views.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { ReaderEvent, ReaderState, Readers } from '../../native/pcsc/readers.ts';
import { isPresent, type PresentCard, type Recognition } from '../../native/piv/examination.ts';
import { recognise } from '../../native/piv/examine.ts';
import type { StoreReader } from '../store/store.ts';
import type { FailureCode } from '../../core/failures/table.ts';
import { serviceFailure } from './card-failure.ts';
import type { CardGate } from './card-gate.ts';
import { look } from './look.ts';
import { LookAgain } from './look-again.ts';

interface Parts {
  readonly readers: Readers;
  readonly gate: CardGate;
  readonly store: StoreReader;
  readonly random: (length: number) => Uint8Array;
  readonly now: () => string;
  readonly changed: () => void;
}

/** What a look at a reader gives its tile. */
type Found = Omit<ReaderTile, 'number' | 'name' | 'since'>;
type Running = (reader: string) => ReaderTile['operation'] | undefined;

/** Keeps one tile per reader true: reacts to the reader's events, looks at each card once, and again when asked to. */
export class ReaderTiles {
  readonly #parts: Parts;
  readonly #tiles = new Map<string, ReaderTile>();
  readonly #running: Running;
  readonly #seen = new Map<string, { readonly card: PresentCard; readonly eventCount: number }>();
  /** What each tile tells of: also while the card is looked at again. */
  readonly #shown = new Map<string, Recognition>();
  readonly #heldReaders: LookAgain;
  #failure: FailureCode | undefined;
  #end: (() => void) | undefined;
  readonly #sight = new Set<(tile: ReaderTile) => void>();

  constructor(parts: Parts, running: Running) {
    this.#parts = parts;
    this.#running = running;
    this.#heldReaders = new LookAgain(
      (reader) => this.again(reader),
      (reader) => parts.readers.list().every(({ name, inUse }) => name !== reader || inUse !== 'exclusive'),
    );
  }

  start(): void {
    this.#end = this.#parts.readers.watch((event) => this.#on(event));
    for (const reader of this.#parts.readers.list()) this.#appear(reader);
  }

  stop(): void {
    this.#end?.();
    this.#heldReaders.stop();
  }

  /** Returns how to hear no more. */
  onSight(listener: (tile: ReaderTile) => void): () => void {
    this.#sight.add(listener);
    return () => this.#sight.delete(listener);
  }

  /** Why no reader can be used; undefined while they can. */
  get failure(): FailureCode | undefined {
    return this.#failure;
  }

  list(): readonly ReaderTile[] {
    const tiles = [...this.#tiles.values()].map((tile) => {
      const operation = this.#running(tile.name);
      return operation === undefined ? tile : { ...tile, contents: 'busy' as const, operation };
    });
    return tiles.sort((left, right) => left.number - right.number);
  }

  /** The card in a reader as it was seen since it was put in; undefined where something has happened since. */
  known(reader: string): PresentCard | undefined {
    const seen = this.#seen.get(reader);
    const state = this.#parts.readers.list().find(({ name }) => name === reader);
    return state?.eventCount === seen?.eventCount ? seen?.card : undefined;
  }

  /** After an operation a card is not what it was before, so that nobody takes an unfinished one for blank until it was looked at. */
  anew(reader: string): void {
    const tile = this.#tiles.get(reader);
    this.#seen.delete(reader);
    if (tile !== undefined) this.#set(reader, { ...tile, contents: 'looking' });
    this.again(reader);
  }

  /** Looks again: after a change of the card, or when a record changed. */
  again(reader: string): void {
    const state = this.#parts.readers.list().find((candidate) => candidate.name === reader);
    if (state !== undefined) this.#appear(state, 'again');
  }

  againForAll(): void {
    for (const tile of this.#tiles.values()) if (tile.cardId !== undefined || tile.temporaryCardId !== undefined) this.again(tile.name);
  }

  /** What was seen of a card stands; whose it is and in which state, its record says, which may have changed. No card is touched. */
  toldAnew(): void {
    for (const tile of this.list()) {
      const { number, name, since } = tile;
      const card = tile.operation === undefined ? this.#shown.get(name) : undefined;
      if (card === undefined) continue;
      const now = look(card, this.#parts.store);
      if (!isDeepStrictEqual({ ...now, number, name, since }, tile)) this.#set(name, now, card);
    }
  }

  #on(event: ReaderEvent): void {
    if (!('reader' in event)) {
      this.#failure = event.kind === 'service-up' ? undefined : serviceFailure(event.cause);
      if (this.#failure !== undefined) [this.#tiles, this.#shown].forEach((map) => map.clear());
      this.#parts.changed();
      return;
    }
    if (event.kind === 'reader-removed') {
      this.#tiles.delete(event.reader.name);
      this.#shown.delete(event.reader.name);
      this.#heldReaders.settled(event.reader.name);
      this.#parts.changed();
      return;
    }
    this.#appear(event.reader);
  }

  /** A card that is looked at again keeps its tile until more is known: whoever acts on it meanwhile still acts on that card. */
  #appear(state: ReaderState, why: 'event' | 'again' = 'event'): void {
    if (why === 'event' || state.contents !== 'card')
      this.#set(state.name, { contents: state.contents === 'card' ? 'looking' : state.contents });
    if (why === 'event') this.#heldReaders.settled(state.name);
    if (state.contents !== 'card' || this.#parts.gate.busy(state.name)) return;
    this.#look(state).then(
      (recognition) => {
        if (this.#changedSince(state)) return;
        this.#heldReaders.settled(state.name);
        this.#set(state.name, look(recognition, this.#parts.store), recognition);
        const tile = this.#tiles.get(state.name);
        if (why === 'event' && tile !== undefined) for (const listener of this.#sight) listener(tile);
      },
      (cause: unknown) => {
        if (!this.#changedSince(state)) this.#couldNot(state.name, unreadable(cause));
      },
    );
  }

  /** What was seen is of a card that lies there no more: the event that says so has come, or comes. */
  #changedSince({ name, eventCount }: ReaderState): boolean {
    return this.#parts.readers.list().every((state) => state.name !== name || state.eventCount !== eventCount);
  }

  /** Another program holds or has just reset the card, and nobody will tell when it is there to be read. */
  #couldNot(name: string, found: Found): void {
    const there = this.#parts.readers.list().some((state) => state.name === name && state.contents === 'card');
    const lost = there && found.contents === 'empty';
    this.#set(name, lost ? { contents: 'looking' } : found);
    if (lost || found.contents === 'held') this.#heldReaders.at(name);
  }

  async #look({ name, eventCount }: ReaderState): Promise<Recognition> {
    this.#seen.delete(name);
    const recognition = await this.#parts.gate.run(name, (channel) => recognise(channel, this.#parts.random));
    if (isPresent(recognition)) this.#seen.set(name, { card: recognition, eventCount });
    return recognition;
  }

  #set(name: string, found: Found, recognition?: Recognition): void {
    if (recognition === undefined) this.#shown.delete(name);
    else this.#shown.set(name, recognition);
    const number = this.#tiles.get(name)?.number ?? this.#freeNumber();
    this.#tiles.set(name, { ...found, number, name, since: this.#parts.now() });
    this.#parts.changed();
  }

  #freeNumber(): number {
    const taken = new Set([...this.#tiles.values()].map((tile) => tile.number));
    let number = 1;
    while (taken.has(number)) number += 1;
    return number;
  }
}

const contentsOf = {
  'no-card': 'empty',
  'card-mute': 'mute',
  'reader-held': 'held',
  'card-not-piv': 'no-piv',
  'reader-gone': 'gone',
  'card-pulled': 'empty',
  'card-reset': 'empty',
} as const;

function unreadable(cause: unknown): Found {
  if (!(cause instanceof Refusal)) return { contents: 'unreadable' };
  const { code, params } = cause.failure;
  const contents: ReaderTile['contents'] = (contentsOf as Readonly<Record<string, ReaderTile['contents']>>)[code] ?? 'unreadable';
  const holders = params?.holders;
  return {
    contents,
    ...(contents === 'unreadable' || contents === 'held'
      ? { failure: { code, ...(params === undefined ? {} : { params: { ...params } }) } }
      : {}),
    ...(typeof holders === 'string' && holders !== '' ? { heldBy: holders } : {}),
  };
}
