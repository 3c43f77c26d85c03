import { fromBase64, fromHex, toBase64, toHex } from '../../core/base/bytes.ts';
import type { Personality, SecretRules } from './personality.ts';
import type { PinPolicy } from './slots.ts';

/** A PIN or PUK on the card; `value` in hex with its padding. */
export interface StoredSecret {
  readonly value: string;
  readonly tries: number;
  readonly triesLeft: number;
}

export interface StoredKey {
  readonly algorithm: number;
  /** PKCS #8, base64. */
  readonly pkcs8: string;
  readonly origin: 'generated' | 'imported';
  readonly pinPolicy: PinPolicy;
  /** Yubico's number: 1 never, 2 always, 3 cached. Nobody has to touch a simulated card. */
  readonly touchPolicy: number;
}

/** Everything a card keeps without power; plain JSON. Keys are hex numbers such as "9a" and "5fc102", objects base64. */
export interface CardState {
  readonly format: 1;
  readonly personality: string;
  readonly serial: number;
  readonly pin: StoredSecret;
  readonly puk: StoredSecret;
  readonly management: {
    readonly algorithm: number;
    readonly value: string;
    readonly triesLeft: number | null;
    readonly touchPolicy: number;
  };
  readonly keys: Readonly<Record<string, StoredKey>>;
  readonly objects: Readonly<Record<string, string>>;
  /** DER certificate, base64, that the attestation key's certificate chains to; empty on cards that cannot attest. */
  readonly attestationRoot: string;
}

export function freshSecret(rules: SecretRules, tries: number = rules.tries): StoredSecret {
  return { value: rules.factory, tries, triesLeft: tries };
}

/** The contents of a card as it leaves the factory, without attestation. */
export function factoryState(personality: Personality, serial: number): CardState {
  return {
    format: 1,
    personality: personality.name,
    serial,
    pin: freshSecret(personality.pin),
    puk: freshSecret(personality.puk),
    management: {
      algorithm: personality.management.algorithm,
      value: personality.management.factory,
      triesLeft: personality.management.tries,
      touchPolicy: 1,
    },
    keys: {},
    objects: { '7e': toBase64(FACTORY_DISCOVERY) },
    attestationRoot: '',
  };
}

/** Discovery object: PIV AID, PIN usage policy 40 00, the PIV PIN alone (part 1 §3.3.2). */
const FACTORY_DISCOVERY = fromHex('7e124f0ba0000003080000100001005f2f024000');

export function keyOf(state: CardState, slot: number): StoredKey | undefined {
  return state.keys[slot.toString(16)];
}

export function withKey(state: CardState, slot: number, key: StoredKey): CardState {
  return { ...state, keys: { ...state.keys, [slot.toString(16)]: key } };
}

export function withoutKey(state: CardState, slot: number): CardState {
  const { [slot.toString(16)]: _gone, ...keys } = state.keys;
  return { ...state, keys };
}

export function objectOf(state: CardState, tag: number): Uint8Array | undefined {
  const text = state.objects[tag.toString(16)];
  return text === undefined ? undefined : fromBase64(text);
}

/** With the object replaced; undefined takes it away. */
export function withObject(state: CardState, tag: number, content: Uint8Array | undefined): CardState {
  const { [tag.toString(16)]: _gone, ...objects } = state.objects;
  return { ...state, objects: content === undefined ? objects : { ...objects, [tag.toString(16)]: toBase64(content) } };
}

/** Bytes that all objects take. */
export function objectBytes(state: CardState): number {
  return Object.values(state.objects).reduce((sum, text) => sum + fromBase64(text).length, 0);
}

export function secretMatches(secret: StoredSecret, value: Uint8Array): boolean {
  return secret.value === toHex(value);
}
