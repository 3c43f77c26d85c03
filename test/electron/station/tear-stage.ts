import { cpSync, rmSync } from 'node:fs';
import { encode } from 'jpeg-js';
import { makeAttestationAuthority } from '../../../native/simulator/attestation.ts';
import type { CardInReader } from '../../../native/simulator/card-in-reader.ts';
import type { CardState } from '../../../native/simulator/card-state.ts';
import { P_256 } from '../../../native/simulator/algorithms.ts';
import { makeStock, REAL_KEYS, stockedKeys } from '../../../native/simulator/key-source.ts';
import { personality } from '../../../native/simulator/personalities/personalities.ts';
import type { Personality } from '../../../native/simulator/personality.ts';
import { createSimulatedCard, type SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { memoryStorage } from '../../../native/simulator/storage.ts';
import { approvedCard, found } from './path.ts';
import { newFolder } from './scratch-folder.ts';
import { random, TestStation } from './test-station.ts';

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

/** The records of a station with one approved card, as files that each attempt copies, and cards that are alike. */
export interface Stage {
  readonly folder: string;
  readonly personId: string;
  readonly cardId: string;
  /** Whether the card says what is live on it (GET METADATA). */
  readonly tells: boolean;
  /** Whether a card that is given up can be wiped for another try. */
  readonly wipes: boolean;
  /** A blank card with a stock of keys. */
  readonly blank: () => Promise<WatchedCard>;
  readonly end: () => void;
}

/** Card kinds of the tear tests: with all of Yubico's commands; without serial number and attestation; without any vendor command. */
export const KINDS = {
  'yubikey-5.4': 'employee-p256',
  odd: 'employee-p256',
  mum: 'employee-p256',
  plain: 'employee-p256-supplier-key',
} as const;
export type Kind = keyof typeof KINDS;

/** `mum` is the odd card without metadata: what is live on it can only be found out by trying. */
function personalityOf(kind: Kind): Personality {
  if (kind !== 'mum') return personality(kind);
  const odd = personality('odd');
  if (odd.vendor === null) throw new TypeError('expected the odd card to have vendor commands');
  return { ...odd, name: 'mum', vendor: { ...odd.vendor, commands: odd.vendor.commands.filter((command) => command !== 'metadata') } };
}

/** Founds a station once and lets it have one approved card. */
export async function stage(kind: Kind = 'yubikey-5.4'): Promise<Stage> {
  const folder = newFolder();
  const station = await TestStation.open({ dataFolder: folder });
  await found(station);
  const { personId } = await station.call('person.create', { name: 'Ada Ampère', email: 'ada@example.org', photo: face() });
  const cardId = await approvedCard(station, personId, KINDS[kind]);
  await station.close();
  return {
    folder,
    personId,
    cardId,
    tells: kind !== 'mum' && kind !== 'plain',
    wipes: kind !== 'plain',
    blank: await blanks(kind),
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A small picture, so that the facial image is written too. */
function face(): string {
  const [width, height] = [30, 40];
  const data = new Uint8Array(width * height * 4).fill(200);
  return encode({ width, height, data }, 60).data.toString('base64');
}

async function blanks(kind: Kind): Promise<() => Promise<WatchedCard>> {
  const parts = { personality: personalityOf(kind), random, attestationAuthority: await makeAttestationAuthority(REAL_KEYS, random) };
  const { state } = await createSimulatedCard(parts);
  const stock = await makeStock(new Map([[P_256, 12]]));
  return async () => {
    const serial = random(4).reduce((value, byte) => value * 256 + byte, 0) % 0x8000_0000;
    const keys = stockedKeys(stock);
    return new WatchedCard(await createSimulatedCard({ ...parts, keys, storage: memoryStorage({ ...state, serial }) }));
  };
}

/** A copy of a station's folder as a process that ends now would leave it: what was committed, and no lock. */
export function copyOf(folder: string): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true, filter: (file) => !/\.(?:lock|sqlite-shm)$/.test(file) });
  return copy;
}
