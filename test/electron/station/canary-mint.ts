import { isEasyPin } from '../../../core/records/easy-pin.ts';
import type { CardInReader } from '../../../native/simulator/card-in-reader.ts';
import { generatedSecret } from '../../../electron/actions/person/generated-secret.ts';
import { recoveryGroups } from '../../../electron/secrets/recovery-code.ts';
import { CanaryNet, LEAST_BYTES } from './canary-net.ts';
import { random } from './test-station.ts';

const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnopqrstuvwxyz23456789';
const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const VERIFY = 0x20;
const CHANGE = 0x24;
const UNBLOCK = 0x2c;
const SET_MANAGEMENT_KEY = 0xff;
const FACTORY_PUK = '12345678';
const RECOVERY_CODE_BYTES = 20;
/** What a generated password or code is made from; it is written as text only. */
const GENERATED_BYTES = 16;
/** Lengths of what the station makes at random and keeps to itself: PUKs, the recovery code, keys. Nonces, salts and serial numbers have 12 or 16. */
const SECRET_LENGTHS: readonly number[] = [8, RECOVERY_CODE_BYTES, 24, 32];

/** Makes secrets, and remembers those that the station makes: all of them are looked for. */
export class CanaryMint {
  readonly net = new CanaryNet();
  /** How many a person typed, and how many the station made itself. */
  readonly counts = { typed: 0, made: 0 };

  /** Codes that stations made, in groups, the oldest first. */
  readonly recoveryCodes: string[] = [];

  password(from = 'a password'): string {
    return this.#typed(from, `K${this.#signs(15)}`);
  }

  /** Too short to be a password. */
  shortPassword(): string {
    return this.#typed('a password that is too short', this.#signs(9));
  }

  /** Eight digits that the rules take; shorter PINs could not be told from chance. */
  pin(from = 'a PIN'): string {
    for (;;) {
      const pin = Array.from(random(8), (byte) => byte % 10).join('');
      if (!isEasyPin(pin) && !pin.startsWith('0')) return this.#typed(from, pin);
    }
  }

  /** What is no PIN, as fingers slip: too long, with a letter, with a blank. */
  malformedPin(): string {
    const [kind = 0] = random(1);
    const pin = this.pin('a malformed PIN');
    return this.#typed(
      'a malformed PIN',
      [`${pin}7`, `${pin.slice(0, 5)}q${pin.slice(5)}`, `${pin.slice(0, 4)} ${pin.slice(4)}`][kind % 3] as string,
    );
  }

  /** A recovery code of right form that opens nothing. */
  recoveryCode(): string {
    return this.#typed('a recovery code that was typed', recoveryGroups(random(RECOVERY_CODE_BYTES)).join('-'));
  }

  /** For `random` of a station: what it returns in a secret's length is one. */
  readonly random = (length: number): Uint8Array => {
    const bytes = random(length);
    if (SECRET_LENGTHS.includes(length)) this.#made(`${length} random bytes`, bytes);
    if (length === 8)
      this.#made(
        'a PUK made at random',
        bytes.map((byte) => byte % 255),
      );
    if (length === RECOVERY_CODE_BYTES) this.#recoveryCode(bytes);
    if (length === GENERATED_BYTES) this.#made('a password or code made by the station', ascii(generatedSecret(() => bytes)));
    return bytes;
  };

  #recoveryCode(code: Uint8Array): void {
    const groups = recoveryGroups(code);
    this.recoveryCodes.push(groups.join(' '));
    for (const between of ['', ' ', '-', '\n']) {
      this.#made('the recovery code', ascii(groups.join(between)));
      for (let at = 0; at + 1 < groups.length; at += 2)
        this.#made('a part of the recovery code', ascii(groups.slice(at, at + 2).join(between)));
    }
  }

  /** The same card; every PIN, PUK and key that goes to it is remembered. */
  watched(card: CardInReader): CardInReader {
    return {
      atr: card.atr,
      powerOn: () => card.powerOn(),
      reset: () => card.reset(),
      powerOff: () => card.powerOff(),
      process: (command) => {
        this.#sent(command);
        return card.process(command);
      },
    };
  }

  #sent(command: Uint8Array): void {
    const data = command.slice(5, 5 + (command[4] ?? 0));
    const ins = command[1];
    if (ins === VERIFY || ins === CHANGE || ins === UNBLOCK)
      for (let at = 0; at + 8 <= data.length; at += 8) this.#reference(data.subarray(at, at + 8));
    if (ins === SET_MANAGEMENT_KEY && data.length > 3) this.#made('a management key', data.slice(3));
  }

  /** A PIN or PUK without its padding; the factory's are no secret. */
  #reference(block: Uint8Array): void {
    const end = block.indexOf(0xff);
    const bytes = end < 0 ? block : block.subarray(0, end);
    if (Buffer.from(bytes).toString('latin1') !== FACTORY_PUK) this.#made('a PIN or PUK at the card', bytes.slice());
  }

  #typed(from: string, text: string): string {
    this.#add('typed', { from, bytes: ascii(text) });
    return text;
  }

  #made(from: string, bytes: Uint8Array): void {
    if (bytes.length >= LEAST_BYTES) this.#add('made', { from, bytes: bytes.slice() });
  }

  #add(by: 'typed' | 'made', canary: { readonly from: string; readonly bytes: Uint8Array }): void {
    const before = this.net.size;
    this.net.add(canary);
    this.counts[by] += this.net.size - before;
  }

  #signs(length: number): string {
    return Array.from(random(length), (byte) => SIGNS[byte % SIGNS.length]).join('');
  }
}
