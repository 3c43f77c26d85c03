import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { tlv } from '../../core/base/ber-tlv.ts';
import { ascii, concat, fromHex, toBase64 } from '../../core/base/bytes.ts';

/** A certificate made for a test, with the key that it is for. */
export interface MadeCertificate {
  readonly der: Uint8Array;
  readonly pem: string;
  readonly name: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export interface Making {
  readonly name: string;
  /** Itself where there is none. */
  readonly issuer?: MadeCertificate;
  /** cA of basicConstraints; 'absent': no such extension. */
  readonly ca?: boolean | 'absent';
  readonly pathLength?: number;
  /** DER of the whole BIT STRING; 03020106: certificates and CRLs may be signed. */
  readonly keyUsage?: string;
  /** GeneralizedTime. */
  readonly from?: string;
  readonly to?: string;
  /** Further extensions, DER. */
  readonly more?: readonly Uint8Array[];
  readonly digest?: 'sha256' | 'sha1';
  readonly keys?: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
}

const DIGESTS = { sha256: '2a8648ce3d040302', sha1: '2a8648ce3d0401' } as const;

/** A certificate by RFC 5280 §4.1, with a P-256 key. */
export function madeCertificate(making: Making): MadeCertificate {
  const { name, issuer, digest = 'sha256', from = '20200101000000Z', to = '20520101000000Z' } = making;
  const keys = making.keys ?? generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = tlv(0x30, tlv(0x06, fromHex(DIGESTS[digest])));
  const body = tlv(
    0x30,
    tlv(0xa0, tlv(0x02, Uint8Array.of(2))),
    tlv(0x02, concat(Uint8Array.of(0x40), new Uint8Array(randomBytes(8)))),
    algorithm,
    named(issuer?.name ?? name),
    tlv(0x30, tlv(0x18, ascii(from)), tlv(0x18, ascii(to))),
    named(name),
    new Uint8Array(keys.publicKey.export({ type: 'spki', format: 'der' })),
    ...extensions(making),
  );
  const signature = new Uint8Array(sign(digest, body, issuer?.privateKey ?? keys.privateKey));
  const der = tlv(0x30, body, algorithm, tlv(0x03, Uint8Array.of(0), signature));
  return { der, pem: pemOf(der), name, privateKey: keys.privateKey, publicKey: keys.publicKey };
}

export function pemOf(der: Uint8Array): string {
  return `-----BEGIN CERTIFICATE-----\n${toBase64(der)}\n-----END CERTIFICATE-----\n`;
}

export function extension(oid: string, value: Uint8Array, critical = false): Uint8Array {
  return tlv(0x30, tlv(0x06, fromHex(oid)), ...(critical ? [tlv(0x01, Uint8Array.of(0xff))] : []), tlv(0x04, value));
}

function named(name: string): Uint8Array {
  return tlv(0x30, tlv(0x31, tlv(0x30, tlv(0x06, fromHex('550403')), tlv(0x0c, new TextEncoder().encode(name)))));
}

function extensions({ ca = true, pathLength, keyUsage, more = [] }: Making): readonly Uint8Array[] {
  const limit = pathLength === undefined ? [] : [tlv(0x02, Uint8Array.of(pathLength))];
  const constraints = tlv(0x30, ...(ca === true ? [tlv(0x01, Uint8Array.of(0xff)), ...limit] : []));
  const all = [
    ...(ca === 'absent' ? [] : [extension('551d13', constraints, true)]),
    ...(keyUsage === undefined ? [] : [extension('551d0f', fromHex(keyUsage), true)]),
    ...more,
  ];
  return all.length === 0 ? [] : [tlv(0xa3, tlv(0x30, ...all))];
}
