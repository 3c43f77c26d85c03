import { readTlv, readTlvs, type Tlv } from '../../core/base/ber-tlv.ts';
import { toHex } from '../../core/base/bytes.ts';

/** Fields of an X.509 certificate (RFC 5280 §4.1) that node:crypto does not give, as they stand there. */
export interface CertificateFields {
  /** Names in DER: an issuer is compared byte by byte. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  /** Object identifier of the signature's algorithm, its DER value in hex. */
  readonly signatureAlgorithm: string;
  /** By object identifier, its DER value in hex. */
  readonly extensions: ReadonlyMap<string, CertificateExtension>;
}

export interface CertificateExtension {
  readonly critical: boolean;
  /** Content of the OCTET STRING. */
  readonly value: Uint8Array;
}

const VERSION = 0xa0;
const EXTENSIONS = 0xa3;
const BOOLEAN = 0x01;
const OCTET_STRING = 0x04;

/** Throws TlvError where the DER does not parse, RangeError where an extension stands twice (RFC 5280 §4.2). */
export function certificateFields(der: Uint8Array): CertificateFields {
  const certificate = readTlvs(readTlv(der).element.value);
  const signature = readTlvs(certificate[1]?.value ?? new Uint8Array(0))[0]?.value ?? new Uint8Array(0);
  const elements = readTlvs(certificate[0]?.value ?? new Uint8Array(0));
  const first = elements[0]?.tag === VERSION ? 1 : 0;
  const list = extensionsOf(der).map(extension);
  const extensions = new Map(list);
  if (extensions.size !== list.length) throw new RangeError('expected every extension once');
  return {
    issuer: elements[first + 2]?.value ?? new Uint8Array(0),
    subject: elements[first + 4]?.value ?? new Uint8Array(0),
    signatureAlgorithm: toHex(signature),
    extensions,
  };
}

/** Elements of each of its extensions, in their order. Throws TlvError where the DER does not parse. */
export function extensionsOf(der: Uint8Array): readonly (readonly Tlv[])[] {
  const body = readTlv(readTlv(der).element.value).element.value;
  const wrapper = readTlvs(body).find(({ tag }) => tag === EXTENSIONS);
  const list = wrapper === undefined ? [] : readTlvs(readTlv(wrapper.value).element.value);
  return list.map(({ value }) => readTlvs(value));
}

function extension(parts: readonly Tlv[]): readonly [oid: string, CertificateExtension] {
  const value = parts.find(({ tag }) => tag === OCTET_STRING)?.value ?? new Uint8Array(0);
  const critical = parts.find(({ tag }) => tag === BOOLEAN)?.value[0] === 0xff;
  return [toHex(parts[0]?.value ?? new Uint8Array(0)), { critical, value }];
}
