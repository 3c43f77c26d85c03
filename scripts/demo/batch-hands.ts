import type { StationEvent } from '../../core/actions/wire.ts';
import type { CardInReader } from '../../native/simulator/card-in-reader.ts';
import type { MemoryReaders } from '../../native/simulator/memory-readers.ts';

interface Parts {
  readonly readers: MemoryReaders;
  /** Hears every event of the station; returns how to hear no more. */
  readonly listen: (listener: (json: string) => void) => () => void;
  /** The next blank for that reader; undefined where there are no more. */
  readonly nextBlank: (reader: string) => CardInReader | undefined;
  /** A card was made and taken out. */
  readonly took: (reader: string, cardNumber: number) => void;
}

/** The hand beside the readers: takes each made card out and puts the next blank in. Returns how to stop it. */
export function atTheReaders({ readers, listen, nextBlank, took }: Parts): () => void {
  const empty = new Set<string>();
  return listen((json) => {
    const event = JSON.parse(json) as StationEvent;
    if (event.event !== 'readers') return;
    for (const { name, contents, operation, cardState, temporaryCardState, cardNumber = 0 } of event.readers) {
      const made =
        contents === 'ours' &&
        operation === undefined &&
        (cardState === 'issued' || cardState === 'active' || temporaryCardState === 'unassigned');
      if (made && !empty.has(name)) {
        empty.add(name);
        readers.remove(name);
        took(name, cardNumber);
      }
      if (contents !== 'empty' || !empty.has(name)) continue;
      empty.delete(name);
      const blank = nextBlank(name);
      if (blank !== undefined) readers.insert(name, blank);
    }
  });
}
