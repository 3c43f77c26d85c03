import type { CardInReader } from '../../../../native/simulator/card-in-reader.ts';
import type { CardState } from '../../../../native/simulator/card-state.ts';
import type { SimulatedCard } from '../../../../native/simulator/simulated-card.ts';

/** Wrong tries that a card has had. */
export interface Wrong {
  readonly wrongPins: number;
  readonly wrongPuks: number;
}

/** A simulated card that counts the wrong PINs and PUKs that were sent to it. */
export class WatchedCard implements CardInReader {
  readonly card: SimulatedCard;
  readonly #onWrong: (wrong: Wrong) => void;
  wrongPins = 0;
  wrongPuks = 0;

  /** `onWrong` hears of each before its answer goes out. */
  constructor(card: SimulatedCard, onWrong: (wrong: Wrong) => void = () => undefined) {
    this.card = card;
    this.#onWrong = onWrong;
  }

  /** What was spent so far is judged, and what comes is another matter. */
  forgetWrong(): void {
    this.wrongPins = 0;
    this.wrongPuks = 0;
  }

  get atr(): Uint8Array {
    return this.card.atr;
  }

  get state(): CardState {
    return this.card.state;
  }

  powerOn(): Uint8Array {
    return this.card.powerOn();
  }

  reset(): Uint8Array {
    return this.card.reset();
  }

  powerOff(): void {
    this.card.powerOff();
  }

  async process(command: Uint8Array): Promise<Uint8Array> {
    const response = await this.card.process(command);
    const [, ins = 0, , reference = 0, dataBytes = 0] = command;
    const presentsSecret = [0x20, 0x24, 0x2c].includes(ins) && (dataBytes > 0 || command.length > 5);
    const [sw1 = 0, sw2 = 0] = response.slice(-2);
    const wrong = presentsSecret && ((sw1 === 0x63 && sw2 >= 0xc0) || (sw1 === 0x69 && sw2 === 0x83));
    if (wrong && (ins === 0x2c || reference === 0x81)) this.wrongPuks += 1;
    else if (wrong) this.wrongPins += 1;
    if (wrong) this.#onWrong({ wrongPins: this.wrongPins, wrongPuks: this.wrongPuks });
    return response;
  }
}
