import type { ReaderTile } from '../../../../core/actions/views.ts';
import type { Faults, Ids, Scene } from './scene.ts';
import type { TestStation } from '../test-station.ts';
import type { Kind } from './kinds.ts';
import type { WatchedCard } from './watched-card.ts';

/** Where a flow begins: a founded station with one person, and a blank card. */
export interface Beginning {
  readonly station: TestStation;
  readonly kind: Kind;
  readonly personId: string;
  readonly card: WatchedCard;
}

/** A flow that is torn. */
export interface Flow {
  readonly name: string;
  /** Brings station and card to where the flow begins; the card may stay in the reader. */
  readonly prepare: (beginning: Beginning) => Promise<Ids>;
  /** The PUK that it replaces is the factory's: a card with metadata tells that one from every other. */
  readonly replacesFactoryPuk?: true;
  /** What is torn; ends when it is over, whatever its end is. */
  readonly run: (scene: Scene) => Promise<void>;
  /** One thing that an operator does with what the station shows now. Sentences where it cannot go on. */
  readonly goOn: (scene: Scene, tile: ReaderTile) => Promise<'done' | 'again' | Faults>;
  /** What is wrong in the end. */
  readonly judge: (scene: Scene) => Promise<Faults>;
}
