import type { CardInReader } from '../../../../native/simulator/card-in-reader.ts';
import type { CardState } from '../../../../native/simulator/card-state.ts';
import type { SimulatedCard } from '../../../../native/simulator/simulated-card.ts';

/** A simulated card that counts the wrong PINs and PUKs that were sent to it. */
export class WatchedCard implements CardInReader {
  readonly card: SimulatedCard;
  wrongPins = 0;
  wrongPuks = 0;

  constructor(card: SimulatedCard) {
    this.card = card;
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
    return response;
  }
}
