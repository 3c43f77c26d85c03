import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { base64, recordId } from '../../core/records/scalars.ts';

/**
 * What the server alone has, in a file beside the database and never in it: whoever steals a copy of the database can neither sign as the
 * server nor open what is sealed to it.
 */
const keyFile = z.strictObject({
  v: z.literal(1),
  /** The organisation, and the server as one of its stations. */
  tenant: recordId,
  station: recordId,
  epoch: z.int().nonnegative(),
  /** Ed25519, PKCS #8: facts and checkpoints; and another for access tokens. */
  signing: base64,
  tokens: base64,
  /** P-256, PKCS #8: OCSP answers. */
  ocsp: base64,
  /** AES-256: data keys of people. */
  wrapping: base64,
});
export type KeyFile = z.infer<typeof keyFile>;

export interface ServerKeys {
  readonly tenant: string;
  readonly station: string;
  readonly epoch: number;
  readonly signing: SigningKey;
  readonly tokens: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
  readonly ocsp: { readonly privateKey: KeyObject; readonly spki: Uint8Array };
  readonly wrapping: Uint8Array;
}

export interface SigningKey {
  /** The 32 bytes of RFC 8032. */
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

export function newKeyFile(parts: { readonly newId: () => string; readonly random: (length: number) => Uint8Array }): KeyFile {
  const ed25519 = () => pkcs8(generateKeyPairSync('ed25519').privateKey);
  return {
    v: 1,
    tenant: parts.newId(),
    station: parts.newId(),
    epoch: 0,
    signing: ed25519(),
    tokens: ed25519(),
    ocsp: pkcs8(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
    wrapping: Buffer.from(parts.random(32)).toString('base64'),
  };
}

/** The keys in that file; undefined where there is none. Throws where it is not a key file. */
export function readKeyFile(path: string): KeyFile | undefined {
  return existsSync(path) ? keyFile.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
}

/** Written whole under another name first: a torn file would be the end of every sealed name. */
export function writeKeyFile(path: string, keys: KeyFile): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

export function openKeys(file: KeyFile): ServerKeys {
  const signing = privateKey(file.signing);
  const tokens = privateKey(file.tokens);
  const ocsp = privateKey(file.ocsp);
  return {
    tenant: file.tenant,
    station: file.station,
    epoch: file.epoch,
    signing: { publicKey: spkiOf(signing).slice(-32), sign: (message) => new Uint8Array(sign(null, message, signing)) },
    tokens: { privateKey: tokens, publicKey: createPublicKey(tokens) },
    ocsp: { privateKey: ocsp, spki: spkiOf(ocsp) },
    wrapping: new Uint8Array(Buffer.from(file.wrapping, 'base64')),
  };
}

function pkcs8(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'der' }).toString('base64');
}

function privateKey(encoded: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(encoded, 'base64'), type: 'pkcs8', format: 'der' });
}

function spkiOf(key: KeyObject): Uint8Array {
  return new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }));
}
