import { cpSync, rmSync } from 'node:fs';
import type { CardState } from '../../../../native/simulator/card-state.ts';
import { encode } from 'jpeg-js';
import { found } from '../path.ts';
import { newFolder } from '../scratch-folder.ts';
import { READER, TestStation } from '../test-station.ts';
import type { Flow } from './flow.ts';
import { Cards, type Kind } from './kinds.ts';
import type { Ids, SignedIn } from './scene.ts';
import type { WatchedCard } from './watched-card.ts';

/** Where a flow begins on one kind of card: the records of a station as files that each attempt copies, and what the card holds. */
export interface Stage {
  readonly flow: Flow;
  readonly kind: Kind;
  readonly folder: string;
  readonly ids: Ids;
  readonly signedIn: SignedIn;
  readonly cards: Cards;
  /** Another card of the kind, blank. */
  readonly blank: () => Promise<WatchedCard>;
  /** The card of the flow as it is at its beginning. */
  readonly state: CardState;
  readonly end: () => void;
}

/** Brings a new station, with the second copy of its records, to where the flow begins. */
export async function stageOf(flow: Flow, kind: Kind): Promise<Stage> {
  const folder = newFolder();
  const station = await TestStation.open({ dataFolder: folder });
  try {
    await found(station);
    const { personId } = await station.call('person.create', { name: 'Ada Ampère', email: 'ada@example.org', photo: face() });
    const cards = await Cards.of(kind);
    const card = await cards.card(cards.blank());
    const ids = await flow.prepare({ station, kind, personId, card });
    const signedIn = signedInAt(station);
    const blank = () => cards.card(cards.blank());
    return {
      flow,
      kind,
      folder,
      ids,
      signedIn,
      cards,
      blank,
      state: card.state,
      end: () => rmSync(folder, { recursive: true, force: true }),
    };
  } finally {
    station.readers.remove(READER);
    await station.close();
  }
}

function signedInAt({ store }: TestStation): SignedIn {
  const person = store.people.byEmail('olga@example.org');
  const servicePointId = store.all('service-point')[0]?.id;
  if (person === undefined || servicePointId === undefined) throw new Error('expected an operator and a service point');
  return { personId: person.id, servicePointId };
}

/** A small picture, so that the facial image is written too. */
function face(): string {
  const [width, height] = [30, 40];
  const data = new Uint8Array(width * height * 4).fill(200);
  return encode({ width, height, data }, 60).data.toString('base64');
}

/** A copy of a station's folder as a process that ends now would leave it: what was committed, and no lock. */
export function copyOf(folder: string): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true, filter: (file) => !/\.(?:lock|sqlite-shm)$/.test(file) });
  return copy;
}
