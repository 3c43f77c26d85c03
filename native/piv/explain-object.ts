import { X509Certificate } from 'node:crypto';
import { toHex } from '../../core/base/bytes.ts';
import type { Explanation } from './examination.ts';
import { parseCardCapabilityContainer } from './objects/card-capability-container.ts';
import { type ParsedBiometric, parseBiometric } from './objects/cbeff.ts';
import { parseCertificateObject } from './objects/certificate-object.ts';
import { parseChuid } from './objects/chuid.ts';
import { parseDiscovery } from './objects/discovery.ts';
import { readElements, required } from './objects/elements.ts';
import { formatFascN } from './objects/fasc-n.ts';
import { parseKeyHistory } from './objects/key-history.ts';
import { parsePrintedInformation } from './objects/printed-information.ts';
import { parseSecurityObject } from './objects/security-object.ts';
import { formatUuid } from './objects/uuid.ts';
import { PivError } from './piv-error.ts';
import { type ObjectKey, objects } from './tables/objects.ts';

type Explain = (content: Uint8Array, object: ObjectKey) => readonly Explanation[];

/** An object's content in labels and values; where it does not parse, `fault` says why. Never throws. */
export function explainObject(
  object: ObjectKey,
  content: Uint8Array,
): { readonly explained: readonly Explanation[]; readonly fault?: string } {
  if (content.length === 0) return { explained: [] };
  const explain = object.startsWith('certificate-') ? certificate : (EXPLAINERS[object] ?? elements);
  try {
    return { explained: explain(content, object) };
  } catch (error) {
    return { explained: [], fault: error instanceof PivError ? error.message : `${objects[object].name}: does not parse` };
  }
}

const EXPLAINERS: Readonly<Partial<Record<ObjectKey, Explain>>> = {
  chuid,
  'card-capability-container': capabilityContainer,
  'security-object': securityObject,
  'printed-information': printedInformation,
  discovery,
  'key-history': keyHistory,
  fingerprints: biometric,
  'facial-image': biometric,
  'iris-images': biometric,
};

/** Pairs with something to say. */
function said(...pairs: readonly (readonly [label: string, value: string | number | undefined])[]): readonly Explanation[] {
  return pairs.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value: String(value) }]));
}

function chuid(content: Uint8Array): readonly Explanation[] {
  const found = parseChuid(content);
  return said(
    ['FASC-N', found.fascNFields === undefined ? undefined : formatFascN(found.fascNFields)],
    ['FASC-N, raw', found.fascN === undefined ? undefined : toHex(found.fascN)],
    ['Card UUID', found.cardUuid === undefined ? undefined : formatUuid(found.cardUuid)],
    ['Expires', found.expiresOn],
    ['Cardholder UUID', found.cardholderUuid === undefined ? undefined : formatUuid(found.cardholderUuid)],
    ['Organizational identifier', found.organizationalIdentifier],
    ['DUNS', found.duns],
    ['Signature', found.signature === undefined ? 'missing' : `${found.signature.length} bytes`],
  );
}

function capabilityContainer(content: Uint8Array): readonly Explanation[] {
  const { cardIdentifier, dataModel } = parseCardCapabilityContainer(content);
  return said(['Card identifier', cardIdentifier], ['Data model', dataModel === undefined ? undefined : `0x${dataModel.toString(16)}`]);
}

function securityObject(content: Uint8Array): readonly Explanation[] {
  const { mapping, signedData } = parseSecurityObject(content);
  const groups = mapping.map(
    ({ group, container, object }) =>
      [`Group ${group}`, object === undefined ? `container ${container.toString(16)}` : objects[object].name] as const,
  );
  return said(...groups, ['Signature', `${signedData.length} bytes`]);
}

function printedInformation(content: Uint8Array): readonly Explanation[] {
  const found = parsePrintedInformation(content);
  if (found.kind === 'yubico-protected-key')
    return said(['Content', 'a management key protected by the PIN (Yubico), not printed information']);
  return said(
    ['Name', found.name],
    ['Affiliation', found.affiliation],
    ['Affiliation, line 2', found.affiliationLine2],
    ['Expires', found.expirationDate],
    ['Card serial number', found.cardSerialNumber],
    ['Issuer', found.issuerIdentification],
    ['Organization', found.organizationLine1],
    ['Organization, line 2', found.organizationLine2],
  );
}

function discovery(content: Uint8Array): readonly Explanation[] {
  const found = parseDiscovery(content);
  const inUse = [
    found.pivPin && 'PIV PIN',
    found.globalPin && 'global PIN',
    found.onCardComparison && 'finger',
    found.virtualContact && 'virtual contact interface',
  ];
  return said(
    ['Application', found.applicationIdentifier],
    ['In use', inUse.filter((each) => each !== false).join(', ')],
    ['Pairing code', found.virtualContact ? (found.withoutPairingCode ? 'not needed' : 'needed') : undefined],
    ['Preferred', found.globalPin ? (found.preferred === 'global-pin' ? 'global PIN' : 'PIV PIN') : undefined],
  );
}

function keyHistory(content: Uint8Array): readonly Explanation[] {
  const { withOnCardCertificates: on, withOffCardCertificates: off, offCardCertificateUrl: url } = parseKeyHistory(content);
  return said(['Retired keys with certificate here', on], ['Retired keys with certificate elsewhere', off], ['Certificates at', url]);
}

function biometric(content: Uint8Array, object: ObjectKey): readonly Explanation[] {
  const found: ParsedBiometric = parseBiometric(required(object, readElements(object, content), 'biometric'));
  return said(
    ['Format', found.formatType.toString(16).padStart(4, '0')],
    ['Created', found.createdAt],
    ['Valid from', found.validFrom],
    ['Valid until', found.validUntil],
    ['Creator', found.creator],
    ['Record', `${found.record.length} bytes`],
    ['Signature', `${found.signature.length} bytes`],
  );
}

function certificate(content: Uint8Array, object: ObjectKey): readonly Explanation[] {
  const { certificate: der, compressed } = parseCertificateObject(object, content);
  const found = new X509Certificate(der);
  return said(
    ['Subject', oneLine(found.subject)],
    ['Issuer', oneLine(found.issuer)],
    ['Serial number', found.serialNumber.toLowerCase()],
    ['Valid from', found.validFromDate.toISOString()],
    ['Valid until', found.validToDate.toISOString()],
    ['Stored', compressed ? 'compressed' : undefined],
  );
}

function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').reverse().join(', ');
}

function elements(content: Uint8Array, object: ObjectKey): readonly Explanation[] {
  const { all } = readElements(object, content);
  const rows: readonly { readonly tag: number; readonly name: string }[] = objects[object].elements;
  return said(
    ...all.map(
      ({ tag, value }) => [rows.find((row) => row.tag === tag)?.name ?? `Element ${tag.toString(16)}`, `${value.length} bytes`] as const,
    ),
  );
}
