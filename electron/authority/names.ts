import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { AttributeTypeAndValue, AttributeValue, GeneralName, Name, OtherName, RelativeDistinguishedName } from '@peculiar/asn1-x509';

const oids = { commonName: '2.5.4.3', organization: '2.5.4.10', organizationalUnit: '2.5.4.11', serialNumber: '2.5.4.5' } as const;

/** Of each of these attributes, in characters (RFC 5280 appendix A.1: ub-common-name, ub-organization-name, ub-serial-number). */
const LONGEST = 64;

export type NamePart = readonly [kind: keyof typeof oids, value: string];

/** A distinguished name, one attribute a part, in the given order (RFC 5280 §4.1.2.4); texts as UTF8String, serial numbers as PrintableString; cut to 64 characters each. */
export function distinguishedName(...parts: readonly NamePart[]): Name {
  return new Name(
    parts.map(([kind, whole]) => {
      const value = Array.from(whole).slice(0, LONGEST).join('');
      const text = kind === 'serialNumber' ? new AttributeValue({ printableString: value }) : new AttributeValue({ utf8String: value });
      return new RelativeDistinguishedName([new AttributeTypeAndValue({ type: oids[kind], value: text })]);
    }),
  );
}

/** otherName pivFASC-N (2.16.840.1.101.3.6.6): the 25 bytes as an OCTET STRING (FIPS 201-3 §4.2.1). */
export function fascNName(fascN: Uint8Array): GeneralName {
  const value = AsnConvert.serialize(new OctetString(fascN));
  return new GeneralName({ otherName: new OtherName({ typeId: '2.16.840.1.101.3.6.6', value }) });
}

/** URI urn:uuid of the card (RFC 9562 §4). */
export function uuidName(uuid: string): GeneralName {
  return new GeneralName({ uniformResourceIdentifier: `urn:uuid:${uuid}` });
}

export function emailName(email: string): GeneralName {
  return new GeneralName({ rfc822Name: email });
}
