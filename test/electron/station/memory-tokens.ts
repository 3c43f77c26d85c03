import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { equalBytes } from '../../../core/base/bytes.ts';
import type { TokenSeen } from '../../../native/pkcs11/token-info.ts';
import { TokenFault } from '../../../native/pkcs11/token-fault.ts';
import type { TokenCertificate, TokenKey, TokenPin, Tokens } from '../../../native/pkcs11/tokens.ts';

interface Token {
  readonly label: string;
  readonly soPin: Uint8Array;
  pin: Uint8Array;
  triesLeft: number;
  readonly keys: Map<string, KeyObject>;
  readonly certificates: Map<string, Uint8Array>;
}

const TRIES = 5;

/** What a test may bring about in a place of tokens. */
export interface TokenPlace {
  readonly tokens: Map<string, Token>;
  /** How many more fit. */
  room: number;
  /** Called before each call; it may throw what a module would. */
  before?: (call: string) => void | Promise<void>;
}

export const tokenPlace = (room = 64): TokenPlace => ({ tokens: new Map(), room });

/** Tokens in memory, by the same contract as those behind a module. Every path is a module, but for those that name none. */
export function memoryTokens(path: string, place: TokenPlace = tokenPlace()): Tokens {
  const call =
    <Given extends readonly unknown[], Answer>(name: string, work: (...given: Given) => Answer) =>
    async (...given: Given): Promise<Answer> => {
      if (path.includes('absent')) throw new TokenFault(name, { kind: 'module-absent', meaning: 'the module cannot be loaded' });
      await place.before?.(name);
      return work(...given);
    };
  return {
    list: call('list', () => [...[...place.tokens.values()].map(seenOf), ...(place.room > 0 ? [FREE] : [])]),
    create: call('create', ({ label, pin, soPin }) => made({ label, pin, soPin }, place)),
    generate: call('generate', ({ key, ...token }) => generated(key, opened(token, place))),
    sign: call('sign', ({ key, message, ...token }) => signed(opened(token, place), key, message)),
    writeCertificate: call('writeCertificate', ({ key, der, ...token }) => {
      opened(token, place).certificates.set(key.id, Uint8Array.from(der));
    }),
    certificates: call('certificates', ({ label }): readonly TokenCertificate[] =>
      [...found(label, place).certificates].map(([id, der]) => ({ id, der })),
    ),
    changePin: call('changePin', ({ newPin, ...token }) => {
      opened(token, place).pin = Uint8Array.from(newPin);
    }),
    resetPin: call('resetPin', ({ label, soPin, newPin }) => {
      const token = found(label, place);
      if (!equalBytes(token.soPin, soPin)) throw new TokenFault('C_Login', { kind: 'pin-wrong', meaning: 'the PIN is wrong' });
      Object.assign(token, { pin: Uint8Array.from(newPin), triesLeft: TRIES });
    }),
    empty: call('empty', (of: TokenPin) => {
      const token = opened(of, place);
      const count = token.keys.size * 2 + token.certificates.size;
      token.keys.clear();
      token.certificates.clear();
      return count;
    }),
    close: () => Promise.resolve(),
  };
}

const kind = { manufacturer: 'test', model: 'memory', serial: '1' };
const FREE: TokenSeen = { ...kind, label: '', initialized: false, pinLocked: false, lastTry: false };

function seenOf({ label, triesLeft }: Token): TokenSeen {
  return { ...kind, label, initialized: true, pinLocked: triesLeft === 0, lastTry: triesLeft === 1 };
}

function made({ label, pin, soPin }: TokenPin & { readonly soPin: Uint8Array }, place: TokenPlace): void {
  if (place.tokens.has(label)) throw new TokenFault('C_InitToken', { kind: 'programming', meaning: 'there is such a token already' });
  if (place.room === 0) throw new TokenFault('C_InitToken', { kind: 'token-full', meaning: 'there is no free place for a token' });
  place.room -= 1;
  const secrets = { pin: Uint8Array.from(pin), soPin: Uint8Array.from(soPin) };
  place.tokens.set(label, { label, ...secrets, triesLeft: TRIES, keys: new Map(), certificates: new Map() });
}

function found(label: string, { tokens }: TokenPlace): Token {
  const token = tokens.get(label);
  if (token === undefined) throw new TokenFault('C_OpenSession', { kind: 'token-gone', meaning: 'there is no such token' });
  return token;
}

function opened({ label, pin }: TokenPin, place: TokenPlace): Token {
  const token = found(label, place);
  if (token.triesLeft === 0) throw new TokenFault('C_Login', { kind: 'pin-locked', meaning: 'the PIN is blocked' });
  if (!equalBytes(token.pin, pin)) {
    token.triesLeft -= 1;
    throw new TokenFault('C_Login', { kind: 'pin-wrong', meaning: 'the PIN is wrong' });
  }
  token.triesLeft = TRIES;
  return token;
}

function generated({ id, kind: of }: TokenKey, token: Token): Uint8Array {
  const pair =
    of === 'p256' ? generateKeyPairSync('ec', { namedCurve: 'prime256v1' }) : generateKeyPairSync('rsa', { modulusLength: 2048 });
  token.keys.set(id, pair.privateKey);
  return new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' }));
}

function signed(token: Token, { id }: TokenKey, message: Uint8Array): Uint8Array {
  const key = token.keys.get(id);
  if (key === undefined) throw new TokenFault('C_FindObjects', { kind: 'not-offered', meaning: 'there is no such key' });
  return new Uint8Array(sign('sha256', message, key));
}
