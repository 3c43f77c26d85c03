import { createHash, createPublicKey, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import type { MobileCredential } from '../../../core/records/mobile-id.ts';

/** What a phone can get wrong, or somebody who pretends to be one. */
export interface Told {
  readonly origin?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly rpId?: string;
  readonly verified?: boolean;
  readonly present?: boolean;
  readonly synced?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
  readonly attestation?: 'none' | 'packed' | 'broken';
  /** Signs with another key. */
  readonly forged?: true;
}

interface Options {
  readonly challenge: string;
  readonly user?: { readonly id: string };
}

const UP = 0x01;
const UV = 0x04;
const BE = 0x08;
const BS = 0x10;
const AT = 0x40;

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();
const text = (value: string): Buffer => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
const bytes = (value: Uint8Array): Buffer => Buffer.concat([Buffer.from([0x59, value.length >> 8, value.length & 0xff]), value]);

/** A phone's authenticator in software (WebAuthn §6): a P-256 key, and the bytes that it answers with. */
export class SoftPhone {
  readonly id = randomBytes(16);
  readonly #key: KeyObject;
  readonly #other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  readonly #at: { readonly origin: string; readonly rpId: string };
  readonly #cose: Buffer;
  #counter = 0;
  #user: string | undefined;

  constructor(at: { readonly origin: string; readonly rpId: string }) {
    this.#at = at;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const part = (value: string): Buffer => Buffer.concat([Buffer.from([0x58, 0x20]), Buffer.from(value, 'base64url')]);
    this.#cose = Buffer.concat([Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]), part(x), Buffer.from([0x22]), part(y)]);
  }

  /** Its key as a station's record has it. */
  credential(): MobileCredential {
    const spki = createPublicKey(this.#key).export({ type: 'spki', format: 'der' }).toString('base64');
    const model = { aaguid: '01020304-0506-0708-0102-030405060708', attestation: 'packed', synced: false };
    return { id: this.id.toString('base64url'), spki, ...this.#at, ...model };
  }

  /** As `navigator.credentials.create` would answer. */
  register(options: Options, told: Told = {}): Record<string, unknown> {
    this.#user = options.user?.id;
    const clientData = this.#clientData('webauthn.create', options, told);
    const length = Buffer.from([0, this.id.length]);
    const credential = Buffer.concat([Buffer.from('01020304050607080102030405060708', 'hex'), length, this.id, this.#cose]);
    const authData = Buffer.concat([this.#data(told, AT), credential]);
    const { attestation = 'packed' } = told;
    const signature = this.#sign(Buffer.concat([authData, sha256(clientData)]), attestation === 'broken' ? { forged: true } : {});
    const statement =
      attestation === 'none'
        ? Buffer.from([0xa0])
        : Buffer.concat([Buffer.from([0xa2]), text('alg'), Buffer.from([0x26]), text('sig'), bytes(signature)]);
    const format = attestation === 'none' ? 'none' : 'packed';
    const parts = [Buffer.from([0xa3]), text('fmt'), text(format), text('attStmt'), statement, text('authData'), bytes(authData)];
    return this.#answer({ clientDataJSON: clientData, attestationObject: Buffer.concat(parts) });
  }

  /** As `navigator.credentials.get` would answer. */
  sign(options: Options, told: Told = {}): Record<string, unknown> {
    const clientData = this.#clientData('webauthn.get', options, told);
    const authenticatorData = this.#data(told, 0);
    const signature = this.#sign(Buffer.concat([authenticatorData, sha256(clientData)]), told);
    const userHandle = Buffer.from(told.userHandle ?? this.#user ?? '', 'base64url');
    return this.#answer({ clientDataJSON: clientData, authenticatorData, signature, userHandle });
  }

  #clientData(type: string, { challenge }: Options, told: Told): Buffer {
    const said = { type: told.type ?? type, challenge: told.challenge ?? challenge, origin: told.origin ?? this.#at.origin };
    return Buffer.from(JSON.stringify({ ...said, crossOrigin: false }));
  }

  #data({ rpId, verified = true, present = true, synced = false, counter }: Told, more: number): Buffer {
    this.#counter = counter ?? this.#counter + 1;
    const flags = (present ? UP : 0) | (verified ? UV : 0) | (synced ? BE | BS : 0) | more;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.#counter);
    return Buffer.concat([sha256(rpId ?? this.#at.rpId), Buffer.from([flags]), count]);
  }

  #sign(message: Buffer, { forged }: Pick<Told, 'forged'>): Buffer {
    return createSign('sha256')
      .update(message)
      .sign(forged === true ? this.#other : this.#key);
  }

  #answer(response: Readonly<Record<string, Buffer>>): Record<string, unknown> {
    const id = this.id.toString('base64url');
    const written = Object.fromEntries(Object.entries(response).map(([name, value]) => [name, value.toString('base64url')]));
    return { id, rawId: id, type: 'public-key', response: written, clientExtensionResults: {} };
  }
}
