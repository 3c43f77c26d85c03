import { createHash } from 'node:crypto';
import { type AttributeValue, readWords, template } from './attributes.ts';
import { certificateNames } from './certificate-names.ts';
import type { Cryptoki, CryptokiAbi, Word } from './cryptoki-functions.ts';
import { CKA, CKC_X_509, CKM, CKO, CKU } from './cryptoki-tables.ts';
import { derSignature, P256_PARAMETERS, RSA_EXPONENT, spkiOfModulus, spkiOfPoint, type TokenKeyKind } from './key-forms.ts';
import { CKR_OK } from './return-codes.ts';
import { faultOf } from './token-fault.ts';

type Attributes = readonly (readonly [type: number, value: AttributeValue])[];

export interface LoggedIn {
  readonly as: keyof typeof CKU;
  readonly pin: Uint8Array;
}

export interface NamedKey {
  /** CKA_ID, by which key and certificate belong together. */
  readonly id: Uint8Array;
  readonly label: string;
  readonly kind: TokenKeyKind;
}

const MOST_OBJECTS = 64;
const SIGNATURE_ROOM = 512;

/** One open session with one token. */
export class TokenSession {
  readonly #cryptoki: Cryptoki;
  readonly #abi: CryptokiAbi;
  readonly #handle: Word;

  constructor(cryptoki: Cryptoki, abi: CryptokiAbi, handle: Word) {
    this.#cryptoki = cryptoki;
    this.#abi = abi;
    this.#handle = handle;
  }

  login({ as, pin }: LoggedIn): void {
    this.#ok('C_Login', this.#cryptoki.C_Login(this.#handle, CKU[as], pin, pin.length));
  }

  /** Logged in as SO: the first PIN, or another one in place of one that is forgotten or blocked. */
  initPin(pin: Uint8Array): void {
    this.#ok('C_InitPIN', this.#cryptoki.C_InitPIN(this.#handle, pin, pin.length));
  }

  setPin(old: Uint8Array, next: Uint8Array): void {
    this.#ok('C_SetPIN', this.#cryptoki.C_SetPIN(this.#handle, old, old.length, next, next.length));
  }

  /** Makes a key pair in the token, in place of an earlier one with this id; gives its SubjectPublicKeyInfo. The private key never leaves. */
  generate({ id, label, kind }: NamedKey): Uint8Array {
    this.destroyAll([[CKA.id, id]]);
    const ownPublic: Attributes =
      kind === 'p256'
        ? [[CKA.ecParams, P256_PARAMETERS]]
        : [
            [CKA.modulusBits, 2048],
            [CKA.publicExponent, RSA_EXPONENT],
          ];
    const both: Attributes = [
      [CKA.token, true],
      [CKA.id, id],
      [CKA.label, label],
    ];
    const publicTemplate = template([...both, [CKA.private, false], [CKA.verify, true], ...ownPublic], this.#abi);
    const privateTemplate = template(
      [...both, [CKA.private, true], [CKA.sensitive, true], [CKA.extractable, false], [CKA.sign, true]],
      this.#abi,
    );
    const mechanism = { mechanism: kind === 'p256' ? CKM.ecKeyPairGen : CKM.rsaKeyPairGen, pParameter: null, ulParameterLen: 0 } as const;
    const publicKey: [Word] = [0];
    this.#ok(
      'C_GenerateKeyPair',
      this.#cryptoki.C_GenerateKeyPair(
        this.#handle,
        mechanism,
        publicTemplate,
        publicTemplate.length,
        privateTemplate,
        privateTemplate.length,
        publicKey,
        [0],
      ),
    );
    return this.#spki(publicKey[0], kind);
  }

  /** SHA-256 with ECDSA (DER) or RSA PKCS #1 v1.5 over the message. */
  sign(id: Uint8Array, kind: TokenKeyKind, message: Uint8Array): Uint8Array {
    const key = this.#find([
      [CKA.class, CKO.privateKey],
      [CKA.id, id],
    ])[0];
    if (key === undefined) throw faultOf('C_FindObjects', 0x12);
    const mechanism = kind === 'p256' ? CKM.ecdsa : CKM.sha256RsaPkcs;
    const input = kind === 'p256' ? new Uint8Array(createHash('sha256').update(message).digest()) : message;
    this.#ok('C_SignInit', this.#cryptoki.C_SignInit(this.#handle, { mechanism, pParameter: null, ulParameterLen: 0 }, key));
    const room = new Uint8Array(SIGNATURE_ROOM);
    const length: [Word] = [room.length];
    this.#ok('C_Sign', this.#cryptoki.C_Sign(this.#handle, input, input.length, room, length));
    const signature = room.slice(0, Number(length[0]));
    return kind === 'p256' ? derSignature(signature) : signature;
  }

  /** Stores a certificate beside its key, in place of an earlier one. */
  writeCertificate({ id, label }: Pick<NamedKey, 'id' | 'label'>, der: Uint8Array): void {
    this.destroyAll([
      [CKA.class, CKO.certificate],
      [CKA.id, id],
    ]);
    const { subject, issuer, serial } = certificateNames(der);
    const attributes = template(
      [
        [CKA.class, CKO.certificate],
        [CKA.certificateType, CKC_X_509],
        [CKA.token, true],
        [CKA.private, false],
        [CKA.id, id],
        [CKA.label, label],
        [CKA.subject, subject],
        [CKA.issuer, issuer],
        [CKA.serialNumber, serial],
        [CKA.value, der],
      ],
      this.#abi,
    );
    this.#ok('C_CreateObject', this.#cryptoki.C_CreateObject(this.#handle, attributes, attributes.length, [0]));
  }

  certificates(): readonly { readonly id: Uint8Array; readonly der: Uint8Array }[] {
    return this.#find([[CKA.class, CKO.certificate]]).map((object) => ({
      id: this.#read(object, CKA.id),
      der: this.#read(object, CKA.value),
    }));
  }

  /** Removes every object that has all of these attributes; logged in, all objects where none is named. Gives how many. */
  destroyAll(having: Attributes): number {
    const objects = this.#find(having);
    for (const object of objects) {
      const code = Number(this.#cryptoki.C_DestroyObject(this.#handle, object));
      // Some modules remove both halves of a pair with the first of them.
      if (code !== CKR_OK && code !== 0x82) throw faultOf('C_DestroyObject', code);
    }
    return objects.length;
  }

  close(): void {
    this.#cryptoki.C_Logout(this.#handle);
    this.#cryptoki.C_CloseSession(this.#handle);
  }

  #spki(object: Word, kind: TokenKeyKind): Uint8Array {
    if (kind === 'p256') return spkiOfPoint(this.#read(object, CKA.ecPoint));
    return spkiOfModulus(this.#read(object, CKA.modulus), this.#read(object, CKA.publicExponent));
  }

  #read(object: Word, type: number): Uint8Array {
    const asked = [{ type, pValue: null as Uint8Array | null, ulValueLen: 0 as Word }];
    this.#ok('C_GetAttributeValue', this.#cryptoki.C_GetAttributeValue(this.#handle, object, asked, 1));
    const room = new Uint8Array(Number(asked[0]?.ulValueLen ?? 0));
    if (room.length === 0) return room;
    const read = [{ type, pValue: room as Uint8Array | null, ulValueLen: room.length as Word }];
    this.#ok('C_GetAttributeValue', this.#cryptoki.C_GetAttributeValue(this.#handle, object, read, 1));
    return room;
  }

  #find(having: Attributes): readonly Word[] {
    const wanted = template(having, this.#abi);
    this.#ok('C_FindObjectsInit', this.#cryptoki.C_FindObjectsInit(this.#handle, wanted, wanted.length));
    const objects = new Uint8Array(MOST_OBJECTS * this.#abi.wordBytes);
    const count: [Word] = [0];
    const code = this.#cryptoki.C_FindObjects(this.#handle, objects, MOST_OBJECTS, count);
    this.#cryptoki.C_FindObjectsFinal(this.#handle);
    this.#ok('C_FindObjects', code);
    return readWords(objects, this.#abi).slice(0, Number(count[0]));
  }

  #ok(call: string, code: Word): void {
    if (Number(code) !== CKR_OK) throw faultOf(call, Number(code));
  }
}
