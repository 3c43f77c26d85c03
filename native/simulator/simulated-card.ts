import { fromBase64, fromHex } from '../../core/base/bytes.ts';
import { type AttestationAuthority, makeAttestationAuthority, withAttestation } from './attestation.ts';
import type { CardInReader } from './card-in-reader.ts';
import { type CardState, factoryState } from './card-state.ts';
import type { CommandApdu } from './command-apdu.ts';
import { type CardSession, type Instruction, NO_SESSION, type Outcome, refuse } from './instruction.ts';
import { instructionFor } from './instructions/table.ts';
import { type KeySource, REAL_KEYS } from './key-source.ts';
import type { Personality } from './personality.ts';
import { STATUS } from './status.ts';
import { type CardStorage, memoryStorage } from './storage.ts';
import { CardTransport, type Reply } from './transport.ts';

/** How long things take, in milliseconds; nothing is waited for where a figure is missing. */
export interface CardTiming {
  readonly apduMs?: number;
  /** By algorithm identifier. */
  readonly generateMs?: ReadonlyMap<number, number>;
}

export interface SimulatedCardParts {
  readonly personality: Personality;
  readonly random: (length: number) => Uint8Array;
  /** Waits; needed only with a timing. */
  readonly clock?: { wait(milliseconds: number): Promise<void> };
  /** Where the contents are kept; a card found there is taken up, else a factory-fresh one is put there. Default: memory. */
  readonly storage?: CardStorage;
  readonly keys?: KeySource;
  readonly timing?: CardTiming;
  readonly contact?: 'contact' | 'contactless';
  /** Who vouches for attestation keys; default: a root made for this card alone. */
  readonly attestationAuthority?: AttestationAuthority;
  /** Serial number of a fresh card, below 2^32; default: random. */
  readonly serial?: number;
}

const DAMAGED = 0x6f00;

/** VERIFY and CHANGE REFERENCE DATA: on a strict card any other command ends the PIN's freshness. */
const VERIFYING: ReadonlySet<number> = new Set([0x20, 0x24]);

/** A PIV card in software. Contents outlive power, the session does not. Commands are run one after another. */
export class SimulatedCard implements CardInReader {
  readonly atr: Uint8Array;
  readonly personality: Personality;
  readonly #parts: SimulatedCardParts;
  readonly #storage: CardStorage;
  readonly #transport: CardTransport;
  #state: CardState;
  #session: CardSession = NO_SESSION;
  #powered = false;
  /** Rises whenever power goes or comes: work begun under an older number has no effect. */
  #powerCycle = 0;
  #work: Promise<unknown> = Promise.resolve();

  constructor(parts: SimulatedCardParts, storage: CardStorage, state: CardState) {
    this.#parts = parts;
    this.#storage = storage;
    this.#state = state;
    this.personality = parts.personality;
    this.atr = fromHex(parts.personality.atr);
    this.#transport = new CardTransport(parts.personality.transport);
  }

  /** The contents as they are now. */
  get state(): CardState {
    return this.#state;
  }

  /** DER certificate to which attestations of this card chain; empty on cards that cannot attest. */
  get attestationRoot(): Uint8Array {
    return fromBase64(this.#state.attestationRoot);
  }

  get powered(): boolean {
    return this.#powered;
  }

  powerOn(): Uint8Array {
    this.#forget();
    this.#powered = true;
    return this.atr;
  }

  reset(): Uint8Array {
    return this.powerOn();
  }

  powerOff(): void {
    this.#forget();
    this.#powered = false;
  }

  /** Answers one command APDU; throws when the card has no power, or loses it before the answer. */
  process(command: Uint8Array): Promise<Uint8Array> {
    const cycle = this.#powerCycle;
    const own = command.slice();
    const result = this.#work.then(() => this.#answer(own, cycle));
    this.#work = result.catch(() => undefined);
    return result;
  }

  async #answer(command: Uint8Array, cycle: number): Promise<Uint8Array> {
    this.#demandPower(cycle);
    await this.#wait(this.#parts.timing?.apduMs ?? 0);
    this.#demandPower(cycle);
    const response = await this.#transport.exchange(command, (whole) => this.#execute(whole, cycle));
    this.#demandPower(cycle);
    return response;
  }

  async #execute(command: CommandApdu, cycle: number): Promise<Reply> {
    const instruction = instructionFor(command.ins, this.personality, this.#session);
    const outcome = instruction === undefined ? refuse(STATUS.unknownInstruction) : await this.#run(instruction, command);
    this.#demandPower(cycle);
    this.#take(outcome, command.ins);
    return { status: outcome.status, body: outcome.body ?? new Uint8Array(0) };
  }

  async #run(instruction: Instruction, command: CommandApdu): Promise<Outcome> {
    const { personality, random, timing, keys = REAL_KEYS, contact } = this.#parts;
    const timed: KeySource = {
      generate: async (algorithm) => {
        const [made] = await Promise.all([keys.generate(algorithm), this.#wait(timing?.generateMs?.get(algorithm.id) ?? 0)]);
        return made;
      },
    };
    const session = this.#session;
    try {
      return await instruction({
        personality,
        state: this.#state,
        session,
        command,
        contactless: contact === 'contactless',
        random,
        keys: timed,
      });
    } catch {
      // Contents that an instruction cannot work with, such as a damaged attestation certificate: nothing changes.
      return refuse(DAMAGED);
    }
  }

  /** The one place where anything changes: first what outlives power, then the session. */
  #take(outcome: Outcome, ins: number): void {
    if (outcome.state !== undefined && outcome.state !== this.#state) {
      this.#storage.save(outcome.state);
      this.#state = outcome.state;
    }
    const session = outcome.session ?? this.#session;
    const fresh = this.personality.freshPin === 'until-use' ? session.pinFresh : outcome.session?.pinFresh === true && VERIFYING.has(ins);
    this.#session = session.pinFresh === fresh ? session : { ...session, pinFresh: fresh };
  }

  #forget(): void {
    this.#powerCycle += 1;
    this.#session = NO_SESSION;
    this.#transport.clear();
  }

  #demandPower(cycle: number): void {
    if (!this.#powered || cycle !== this.#powerCycle) throw new Error('the simulated card has no power');
  }

  async #wait(milliseconds: number): Promise<void> {
    if (milliseconds > 0) await this.#parts.clock?.wait(milliseconds);
  }
}

/**
 * A simulated card: the one kept in `storage`, or a factory-fresh one. Throws when the kept card has another personality.
 * It has no power yet.
 */
export async function createSimulatedCard(parts: SimulatedCardParts): Promise<SimulatedCard> {
  const storage = parts.storage ?? memoryStorage();
  const kept = storage.load();
  if (kept !== undefined && kept.personality !== parts.personality.name) {
    throw new Error(`the kept card is "${kept.personality}", not "${parts.personality.name}"`);
  }
  const state = kept ?? (await freshCard(parts));
  if (kept === undefined) storage.save(state);
  return new SimulatedCard(parts, storage, state);
}

async function freshCard(parts: SimulatedCardParts): Promise<CardState> {
  const { personality, random } = parts;
  const serial = parts.serial ?? random(4).reduce((value, byte) => value * 256 + byte, 0) % 0x8000_0000;
  const blank = factoryState(personality, serial);
  if (personality.vendor?.commands.includes('attest') !== true) return blank;
  const makers = { keys: REAL_KEYS, random };
  const authority = parts.attestationAuthority ?? (await makeAttestationAuthority(REAL_KEYS, random));
  return withAttestation(blank, authority, makers);
}
