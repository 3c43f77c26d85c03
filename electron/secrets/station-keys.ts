import { createPrivateKey, createPublicKey, createSecretKey, diffieHellman, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { wipe } from '../../core/base/bytes.ts';
import type { StoreReader, StoreWriter } from '../store/store.ts';
import { type Context, seal, unseal, unwrapWith } from './envelope.ts';
import { SecretError } from './secret-error.ts';

/** Seals a few bytes to this machine and its user, as the shell can: the key store of the operating system. */
export interface Sealer {
  readonly seal: (secret: Uint8Array) => Promise<Uint8Array>;
  readonly unseal: (sealed: Uint8Array) => Promise<Uint8Array>;
}

/** This station's own keys: Ed25519 signs its facts, P-256 is what secrets are wrapped to. */
export interface StationKeys {
  readonly signingSpki: Uint8Array;
  readonly wrappingSpki: Uint8Array;
  /** The 32 bytes of the Ed25519 public key (RFC 8032). */
  readonly publicKey: Uint8Array;
  /** Ed25519, 64 bytes. */
  readonly sign: (message: Uint8Array) => Uint8Array;
  /** Key agreement of the long-lived keys of this station and another (SPKI, P-256); the caller wipes it. */
  readonly agree: (otherSpki: Uint8Array) => Uint8Array;
  readonly unwrap: (wrapped: Uint8Array, context: Context) => Uint8Array;
  /** Under the station's own key: for what this station alone has to remember for a while. */
  readonly sealHere: (secret: Uint8Array, context: Context) => Uint8Array;
  readonly unsealHere: (sealed: Uint8Array, context: Context) => Uint8Array;
}

/** Key of the settings under which the sealed private parts lie. */
const SETTING = 'station-keys';

interface Stored {
  readonly kek: string;
  readonly signing: string;
  readonly wrapping: string;
}

type Random = (length: number) => Uint8Array;

function spkiOf(privateKey: KeyObject): Uint8Array {
  return new Uint8Array(createPublicKey(privateKey).export({ type: 'spki', format: 'der' }));
}

function publicKeyOf(spki: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
}

function keysOf(kek: KeyObject, pair: { readonly signing: KeyObject; readonly wrapping: KeyObject }, random: Random): StationKeys {
  const signingSpki = spkiOf(pair.signing);
  const wrappingSpki = spkiOf(pair.wrapping);
  return {
    signingSpki,
    wrappingSpki,
    publicKey: signingSpki.slice(-32),
    sign: (message) => new Uint8Array(sign(null, message, pair.signing)),
    agree: (otherSpki) => new Uint8Array(diffieHellman({ privateKey: pair.wrapping, publicKey: publicKeyOf(otherSpki) })),
    unwrap: (wrapped, context) => unwrapWith({ privateKey: pair.wrapping, spki: wrappingSpki }, wrapped, context),
    sealHere: (secret, context) => seal(kek, secret, { context, random }),
    unsealHere: (sealed, context) => unseal(kek, sealed, context),
  };
}

function sealKey(kek: KeyObject, key: KeyObject, sealing: { readonly name: string; readonly random: Random }): string {
  const der = new Uint8Array(key.export({ type: 'pkcs8', format: 'der' }));
  const sealed = seal(kek, der, { context: ['station-key', sealing.name], random: sealing.random });
  wipe(der);
  return Buffer.from(sealed).toString('base64');
}

function openKey(kek: KeyObject, sealed: string, name: string): KeyObject {
  const der = unseal(kek, Buffer.from(sealed, 'base64'), ['station-key', name]);
  const key = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
  wipe(der);
  return key;
}

/** Keys that were made, and what to keep of them; `keep` belongs into the transaction that first speaks of them. */
export interface NewStationKeys {
  readonly keys: StationKeys;
  readonly keep: (writer: StoreWriter) => void;
}

/** Makes new station keys: at first start, and on a machine that was restored from a backup of another. */
export async function makeStationKeys(sealer: Sealer, random: Random): Promise<NewStationKeys> {
  const secret = random(32);
  const sealedKek = await sealer.seal(secret);
  const kek = createSecretKey(secret);
  wipe(secret);
  const signing = generateKeyPairSync('ed25519').privateKey;
  const wrapping = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const stored = {
    kek: Buffer.from(sealedKek).toString('base64'),
    signing: sealKey(kek, signing, { name: 'signing', random }),
    wrapping: sealKey(kek, wrapping, { name: 'wrapping', random }),
  };
  return { keys: keysOf(kek, { signing, wrapping }, random), keep: (writer) => writer.settings.set(SETTING, stored) };
}

/** The keys that this store keeps; undefined before first start. Throws SecretError where this machine cannot unseal them. */
export async function loadStationKeys(
  store: Pick<StoreReader, 'settings'>,
  sealer: Sealer,
  random: Random,
): Promise<StationKeys | undefined> {
  const stored = store.settings.get(SETTING) as Stored | undefined;
  if (stored === undefined) return undefined;
  const secret = await sealer.unseal(new Uint8Array(Buffer.from(stored.kek, 'base64'))).catch((cause: unknown) => {
    throw new SecretError('key-not-held', 'station keys: this machine cannot unseal them', { cause });
  });
  const kek = createSecretKey(secret);
  wipe(secret);
  return keysOf(kek, { signing: openKey(kek, stored.signing, 'signing'), wrapping: openKey(kek, stored.wrapping, 'wrapping') }, random);
}
