import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type NoteKey, signNote } from '../../../core/facts/signed-note.ts';
import { ed25519Key, sha256 } from '../../../electron/updates/ed25519.ts';
import { type UpdateFile, type UpdateManifest, writeManifest } from '../../../electron/updates/manifest.ts';

export interface ReleaseKey {
  readonly key: NoteKey;
  readonly pem: string;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** Someone who releases Cardwright, with a key made for this test. */
export function releaseKey(name = 'releases.example'): ReleaseKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const own: KeyObject = createPrivateKey(privateKey);
  return { key: { name, publicKey: ed25519Key(publicKey) }, pem: privateKey, sign: (message) => new Uint8Array(sign(null, message, own)) };
}

/** The package that the manifest below names. */
export const PACKAGE: UpdateFile = { name: 'cardwright_1.4.0_amd64.deb', sha256: 'ab'.repeat(32), size: 40_000_000 };

export const RELEASE: UpdateManifest = { kind: 'cardwright-update-1', version: '1.4.0', minimum: '1.2.0', files: [PACKAGE] };

export function manifestBy(signer: ReleaseKey, change: Partial<UpdateManifest> = {}): string {
  return writeManifest({ ...RELEASE, ...change }, signer.key, signer.sign);
}

/** Any text, truly signed: what a signer with another program, or a mistake, could bring about. */
export function signedText(signer: ReleaseKey, text: string): string {
  return signNote(text, signer.key, { hash: sha256, sign: signer.sign });
}
