import { createHash } from 'node:crypto';
import { readTlv, readTlvs } from '../../../core/base/ber-tlv.ts';
import { concat, toHex } from '../../../core/base/bytes.ts';
import type { HashName } from '../signature-input.ts';
import { type ObjectKey, objects } from '../tables/objects.ts';
import { derObjectIdentifier, derOctetString, derSequence, derSmallInteger } from './der.ts';
import { type CmsSigner, malformed, readElements, required, writeElements } from './elements.ts';

/** CMS content type of the hash list: id-icao-mrtd-security-ldsSecurityObject. */
export const LDS_CONTENT_TYPE = '2.23.136.1.1.1';

const OBJECT = 'security-object';
/** The mapping has room for 30 bytes, three a group (SP 800-73-5 part 1 appendix A). */
const MOST_GROUPS = 10;
const HASH_OIDS = { sha256: '2.16.840.1.101.3.4.2.1', sha384: '2.16.840.1.101.3.4.2.2', sha512: '2.16.840.1.101.3.4.2.3' } as const;

/** An object to be listed: its key and its content without the outer tag, as readObject gives it. */
export interface ListedObject {
  readonly object: ObjectKey;
  readonly content: Uint8Array;
}

/** Tag BA: three bytes each, group number and container id (SP 800-73-5 part 1 §3.1.7). Groups are numbered from 1 in the given order. */
export function dataGroupMapping(keys: readonly ObjectKey[]): Uint8Array {
  if (keys.length === 0 || keys.length > MOST_GROUPS) throw malformed(OBJECT, `lists 1 to ${MOST_GROUPS} objects, got ${keys.length}`);
  return concat(...keys.map((key, at) => Uint8Array.of(at + 1, objects[key].container >> 8, objects[key].container & 0xff)));
}

/** LDSSecurityObject in DER (ICAO 9303 part 10 §4.6.2.3): version 0, hash algorithm, hash of each group. */
export function ldsSecurityObject(listed: readonly ListedObject[], hash: HashName = 'sha256'): Uint8Array {
  const hashes = listed.map(({ content }, at) =>
    derSequence(derSmallInteger(at + 1), derOctetString(Uint8Array.from(createHash(hash).update(content).digest()))),
  );
  return derSequence(derSmallInteger(0), derSequence(derObjectIdentifier(HASH_OIDS[hash])), derSequence(...hashes));
}

/**
 * Content of the security object. `sign` is given LDS_CONTENT_TYPE and the hash list, which goes inside the CMS; the certificate stays
 * outside, it is the CHUID's. Throws PivError 'content-malformed'.
 */
export async function buildSecurityObject(
  listed: readonly ListedObject[],
  sign: CmsSigner,
  hash: HashName = 'sha256',
): Promise<Uint8Array> {
  const mapping = dataGroupMapping(listed.map(({ object }) => object));
  const securityObject = await sign(LDS_CONTENT_TYPE, ldsSecurityObject(listed, hash));
  return writeElements(OBJECT, { mapping, securityObject });
}

export interface ParsedSecurityObject {
  readonly mapping: readonly { readonly group: number; readonly container: number; readonly object?: ObjectKey }[];
  /** CMS SignedData in DER. */
  readonly signedData: Uint8Array;
}

/** Throws PivError 'content-malformed'. */
export function parseSecurityObject(content: Uint8Array): ParsedSecurityObject {
  const elements = readElements(OBJECT, content);
  const bytes = required(OBJECT, elements, 'mapping');
  if (bytes.length % 3 !== 0) throw malformed(OBJECT, 'mapping: expected three bytes a group');
  const mapping = Array.from({ length: bytes.length / 3 }, (_, at) => {
    const [group = 0, high = 0, low = 0] = bytes.subarray(at * 3, at * 3 + 3);
    const container = (high << 8) | low;
    const object = objectOfContainer(container);
    return { group, container, ...(object === undefined ? {} : { object }) };
  });
  return { mapping, signedData: required(OBJECT, elements, 'securityObject') };
}

const BY_CONTAINER: ReadonlyMap<number, ObjectKey> = new Map(
  (Object.keys(objects) as ObjectKey[]).map((key) => [objects[key].container, key]),
);

export function objectOfContainer(container: number): ObjectKey | undefined {
  return BY_CONTAINER.get(container);
}

/** The hashes of an LDSSecurityObject by group number, as hex. Throws PivError 'content-malformed'. */
export function parseLdsSecurityObject(der: Uint8Array): { readonly hashOid: string; readonly hashes: ReadonlyMap<number, string> } {
  try {
    const [, algorithm, list] = readTlvs(readTlv(der).element.value);
    const oid = toHex(readTlv(algorithm?.value ?? new Uint8Array(0)).element.value);
    const pairs = readTlvs(list?.value ?? new Uint8Array(0)).map(({ value }) => readTlvs(value));
    return {
      hashOid: oid,
      hashes: new Map(pairs.map(([group, digest]) => [group?.value[0] ?? 0, toHex(digest?.value ?? new Uint8Array(0))])),
    };
  } catch {
    throw malformed(OBJECT, 'the hash list does not parse');
  }
}
