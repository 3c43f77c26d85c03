import { type Tlv, readTlvs } from '../../core/base/ber-tlv.ts';
import type { CardState } from './card-state.ts';
import type { CommandApdu } from './command-apdu.ts';
import type { KeySource } from './key-source.ts';
import type { Personality } from './personality.ts';
import { STATUS } from './status.ts';

/** What a card knows only while it has power and the application stays selected. */
export interface CardSession {
  readonly application: 'none' | 'piv' | 'management';
  readonly pinVerified: boolean;
  /** The PIN was verified and nothing has used that up yet: what a key with "PIN always" asks for. */
  readonly pinFresh: boolean;
  readonly administrator: boolean;
  /** Half an authentication of the administrator: what the other side has to know. */
  readonly challenge?: { readonly kind: 'witness' | 'challenge'; readonly expected: Uint8Array };
}

export const NO_SESSION: CardSession = { application: 'none', pinVerified: false, pinFresh: false, administrator: false };

/** What an instruction works on. It changes nothing itself: changes are part of its outcome. */
export interface InstructionContext {
  readonly personality: Personality;
  readonly state: CardState;
  readonly session: CardSession;
  readonly command: CommandApdu;
  readonly contactless: boolean;
  readonly random: (length: number) => Uint8Array;
  readonly keys: KeySource;
}

export interface Outcome {
  readonly status: number;
  readonly body?: Uint8Array;
  readonly state?: CardState;
  readonly session?: CardSession;
}

export type Instruction = (context: InstructionContext) => Outcome | Promise<Outcome>;

export function refuse(status: number): Outcome {
  return { status };
}

export function answer(body: Uint8Array): Outcome {
  return { status: STATUS.ok, body };
}

/** Elements of a command's data; undefined where it is not well-formed BER-TLV. */
export function elementsOf(data: Uint8Array): readonly Tlv[] | undefined {
  try {
    return readTlvs(data);
  } catch {
    return undefined;
  }
}
