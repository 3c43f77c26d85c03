import koffi, { type TypeObject } from 'koffi';
import { TokenFault } from './token-fault.ts';

/** A CK_ULONG: koffi gives a bigint where a number would lose bits. */
export type Word = number | bigint;
type Out = [Word];
type Bytes = Uint8Array | null;

/** What koffi makes of CK_ATTRIBUTE. A value is read into the array that `pValue` named before the call. */
export interface NativeAttribute {
  type: number;
  pValue: Uint8Array | null;
  ulValueLen: Word;
}

/** What koffi makes of CK_MECHANISM; ours have no parameter. */
export interface NativeMechanism {
  readonly mechanism: number;
  readonly pParameter: null;
  readonly ulParameterLen: 0;
}

/** The module's functions as they are in C (PKCS #11 v2.40 §5); each returns its CK_RV. */
export interface Cryptoki {
  C_Initialize(args: null): Word;
  C_Finalize(reserved: null): Word;
  C_GetSlotList(present: number, slots: Uint8Array | null, count: Out): Word;
  C_GetTokenInfo(slot: Word, info: Bytes): Word;
  C_InitToken(slot: Word, pin: Bytes, length: number, label: Bytes): Word;
  C_OpenSession(slot: Word, flags: number, application: null, notify: null, session: Out): Word;
  C_CloseSession(session: Word): Word;
  C_Login(session: Word, user: number, pin: Bytes, length: number): Word;
  C_Logout(session: Word): Word;
  C_InitPIN(session: Word, pin: Bytes, length: number): Word;
  C_SetPIN(session: Word, old: Bytes, oldLength: number, next: Bytes, nextLength: number): Word;
  C_GenerateKeyPair(
    session: Word,
    mechanism: NativeMechanism,
    publicTemplate: NativeAttribute[],
    publicCount: number,
    privateTemplate: NativeAttribute[],
    privateCount: number,
    publicKey: Out,
    privateKey: Out,
  ): Word;
  C_CreateObject(session: Word, template: NativeAttribute[], count: number, object: Out): Word;
  C_DestroyObject(session: Word, object: Word): Word;
  C_GetAttributeValue(session: Word, object: Word, template: NativeAttribute[], count: number): Word;
  C_FindObjectsInit(session: Word, template: NativeAttribute[], count: number): Word;
  C_FindObjects(session: Word, objects: Uint8Array, most: number, count: Out): Word;
  C_FindObjectsFinal(session: Word): Word;
  C_SignInit(session: Word, mechanism: NativeMechanism, key: Word): Word;
  C_Sign(session: Word, message: Bytes, length: number, signature: Bytes, signatureLength: Out): Word;
}

/** How PKCS #11 is called on one system: Windows packs its structures, and its words have 32 bits there. */
export interface CryptokiAbi {
  readonly packed: boolean;
  readonly wordBytes: 4 | 8;
}

export function cryptokiAbi(platform: string): CryptokiAbi {
  return platform === 'win32' ? { packed: true, wordBytes: 4 } : { packed: false, wordBytes: 8 };
}

/** Loads a module and declares its functions. Throws TokenFault `module-absent` where the file is missing or is no such module. */
export function loadCryptoki(path: string, abi: CryptokiAbi): Cryptoki {
  try {
    // Node exports its own OpenSSL; a module must find the one that it was built with.
    return declare(koffi.load(path, { deep: true }), abi);
  } catch (cause) {
    throw new TokenFault('load', { kind: 'module-absent', meaning: `${path} is missing or no PKCS #11 module` }, { cause });
  }
}

function declare(library: ReturnType<typeof koffi.load>, abi: CryptokiAbi): Cryptoki {
  const struct = (members: Record<string, string>): TypeObject => (abi.packed ? koffi.pack(members) : koffi.struct(members));
  const word = 'ulong';
  const bytes = 'void *';
  const out = koffi.inout(koffi.pointer(word));
  const attributes = koffi.inout(koffi.pointer(struct({ type: word, pValue: bytes, ulValueLen: word })));
  const mechanism = koffi.pointer(struct({ mechanism: word, pParameter: bytes, ulParameterLen: word }));
  const parameters: Readonly<Record<keyof Cryptoki, readonly (TypeObject | typeof out | string)[]>> = {
    C_Initialize: [bytes],
    C_Finalize: [bytes],
    C_GetSlotList: ['uint8_t', bytes, out],
    C_GetTokenInfo: [word, bytes],
    C_InitToken: [word, bytes, word, bytes],
    C_OpenSession: [word, word, bytes, bytes, out],
    C_CloseSession: [word],
    C_Login: [word, word, bytes, word],
    C_Logout: [word],
    C_InitPIN: [word, bytes, word],
    C_SetPIN: [word, bytes, word, bytes, word],
    C_GenerateKeyPair: [word, mechanism, attributes, word, attributes, word, out, out],
    C_CreateObject: [word, attributes, word, out],
    C_DestroyObject: [word, word],
    C_GetAttributeValue: [word, word, attributes, word],
    C_FindObjectsInit: [word, attributes, word],
    C_FindObjects: [word, bytes, word, out],
    C_FindObjectsFinal: [word],
    C_SignInit: [word, mechanism, word],
    C_Sign: [word, bytes, word, bytes, out],
  };
  const declared = Object.entries(parameters).map(([name, types]) => [name, library.func(name, word, [...types])]);
  return Object.fromEntries(declared) as unknown as Cryptoki;
}
