import { type AttestationAuthority, makeAttestationAuthority } from '../../../../native/simulator/attestation.ts';
import type { CardState } from '../../../../native/simulator/card-state.ts';
import { REAL_KEYS } from '../../../../native/simulator/key-source.ts';
import { personality } from '../../../../native/simulator/personalities/personalities.ts';
import type { Personality } from '../../../../native/simulator/personality.ts';
import { createSimulatedCard } from '../../../../native/simulator/simulated-card.ts';
import { type CardStorage, memoryStorage } from '../../../../native/simulator/storage.ts';
import { random } from '../test-station.ts';
import { WatchedCard, type Wrong } from './watched-card.ts';

/** Card kinds of the tear tests with the profile each is issued by. `mum` is the odd card without metadata: what is live on it can only be found out by trying. */
export const KINDS = {
  'yubikey-5.4': 'employee-p256',
  'yubikey-5.7': 'employee-p256',
  odd: 'employee-p256',
  mum: 'employee-p256',
  plain: 'employee-p256-supplier-key',
} as const;
export type Kind = keyof typeof KINDS;
export const kinds = Object.keys(KINDS) as readonly Kind[];

/** Whether the card says what is live on it (GET METADATA). */
export const tells = (kind: Kind): boolean => kind !== 'mum' && kind !== 'plain';
/** Whether a card that is given up can be wiped for another try. */
export const wipes = (kind: Kind): boolean => kind !== 'plain';

function personalityOf(kind: Kind): Personality {
  if (kind !== 'mum') return personality(kind);
  const odd = personality('odd');
  if (odd.vendor === null) throw new TypeError('expected the odd card to have vendor commands');
  return { ...odd, name: 'mum', vendor: { ...odd.vendor, commands: odd.vendor.commands.filter((command) => command !== 'metadata') } };
}

/** Makes cards of one kind: blank ones, and ones of given contents. */
export class Cards {
  readonly kind: Kind;
  readonly #parts: {
    readonly personality: Personality;
    readonly random: typeof random;
    readonly attestationAuthority: AttestationAuthority;
  };
  readonly #blank: CardState;

  private constructor(
    kind: Kind,
    parts: { personality: Personality; random: typeof random; attestationAuthority: AttestationAuthority },
    blank: CardState,
  ) {
    this.kind = kind;
    this.#parts = parts;
    this.#blank = blank;
  }

  static async of(kind: Kind): Promise<Cards> {
    const attestationAuthority = await makeAttestationAuthority(REAL_KEYS, random);
    const parts = { personality: personalityOf(kind), random, attestationAuthority };
    return new Cards(kind, parts, (await createSimulatedCard(parts)).state);
  }

  /** Contents of a blank card with a serial number of its own. */
  blank(): CardState {
    return { ...this.#blank, serial: random(4).reduce((value, byte) => value * 256 + byte, 0) % 0x8000_0000 };
  }

  async card(state: CardState, storage: CardStorage = memoryStorage(state), onWrong?: (wrong: Wrong) => void): Promise<WatchedCard> {
    return new WatchedCard(await createSimulatedCard({ ...this.#parts, storage }), onWrong);
  }
}
