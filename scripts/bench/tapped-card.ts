import type { CardInReader } from '../../native/simulator/card-in-reader.ts';

/** One APDU and its answer, as they went over the wire. */
export interface Exchange {
  readonly command: Uint8Array;
  readonly response: Uint8Array;
  readonly tookMs: number;
}

/** A card whose traffic is told, with the time that the card itself took. */
export function tapped(card: CardInReader, heard: (exchange: Exchange) => void): CardInReader {
  return {
    atr: card.atr,
    powerOn: () => card.powerOn(),
    reset: () => card.reset(),
    powerOff: () => card.powerOff(),
    async process(command) {
      const sent = command.slice();
      const startedMs = performance.now();
      const response = await card.process(command);
      heard({ command: sent, response: response.slice(), tookMs: performance.now() - startedMs });
      return response;
    },
  };
}
