import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { Extension } from '@peculiar/asn1-x509';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCertificate, newSerial } from '../../../electron/authority/build-certificate.ts';
import { explainCertificate } from '../../../electron/authority/explain-certificate.ts';
import { subjectNameOf } from '../../../electron/authority/make-organisation.ts';
import { newSigningKey, signerOf } from '../../../electron/authority/signer.ts';
import { cardUuid, chipKey, fascN, orderFor } from '../../contracts/authority-orders.ts';
import { policies, scratchAuthority } from './scratch-authority.ts';

const station = scratchAuthority({ publicUrl: 'http://pki.example.org' });
const keys = { p256: chipKey('p256'), rsa2048: chipKey('rsa2048') };
const said = (der: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(explainCertificate(der).map(({ label, value }) => [label, value]));
const explained: Record<string, Readonly<Record<string, string>>> = {};
beforeAll(async () => {
  for (const slot of ['9a', '9c', '9d', '9e'] as const)
    for (const kind of ['p256', 'rsa2048'] as const)
      explained[`${slot} ${kind}`] = said((await station.authority.issueOnHold(orderFor(slot, keys[kind]))).der);
});

describe('a certificate in words', () => {
  it.each([
    ['9a p256', 'sign (and nothing else)', 'sign in to servers, sign in to computers'],
    ['9a rsa2048', 'sign (and nothing else)', 'sign in to servers, sign in to computers'],
    ['9c p256', 'sign, sign with commitment (and nothing else)', 'protect e-mail'],
    ['9d p256', 'agree on keys (and nothing else)', 'protect e-mail'],
    ['9d rsa2048', 'decipher keys (and nothing else)', 'protect e-mail'],
    ['9e p256', 'sign (and nothing else)', 'authenticate a PIV card (and nothing else)'],
  ])('says what a key in slot %s may do', (slot, usage, purpose) => {
    expect([explained[slot]?.['May be used to'], explained[slot]?.['Purpose']]).toEqual([usage, purpose]);
  });

  it('says who else it is: card, FASC-N, e-mail', () => {
    const card = `FASC-N ${Buffer.from(fascN).toString('hex')}, urn:uuid:${cardUuid}`;
    expect(['9a', '9c', '9d', '9e'].map((slot) => explained[`${slot} p256`]?.['Also called'])).toEqual([
      card,
      'lukasz@example.org',
      'lukasz@example.org',
      card,
    ]);
  });

  it('says its policy, whose key it is, and where to ask', () => {
    expect(explained['9a p256']).toMatchObject({
      Policy: policies.hardware,
      'Revocation list at': 'http://pki.example.org/issuing.crl',
      'To be asked at': 'status: http://pki.example.org/ocsp, issuer: http://pki.example.org/issuing.p7c',
    });
    expect(explained['9e p256']?.['Policy']).toBe(policies.cardAuthentication);
    const issuing = said(station.issuing);
    expect(explained['9a p256']?.['Key identifier of the issuer']).toBe(issuing['Key identifier']);
    expect(issuing['Key identifier of the issuer']).toBe(said(station.root)['Key identifier']);
  });

  it('says what authorities may do', () => {
    expect(said(station.root)).toMatchObject({
      Authority: 'issues certificates, also for other authorities',
      'May be used to': 'sign revocation lists, sign certificates (and nothing else)',
    });
    expect(said(station.issuing)['Authority']).toBe('issues certificates, for no other authority');
    expect(said(station.contentSigner.certificate)['Purpose']).toBe('sign the contents of PIV cards (and nothing else)');
  });

  it('tells every extension, also one that it does not know', () => {
    const signer = signerOf(newSigningKey('P-256'));
    const unknown = new Extension({
      extnID: '1.2.3.4',
      critical: true,
      extnValue: new OctetString(AsnConvert.serialize(new OctetString(new Uint8Array(5)))),
    });
    const name = subjectNameOf(station.root);
    const der = buildCertificate(
      {
        serial: newSerial((length) => new Uint8Array(length).fill(1)),
        issuer: name,
        subject: name,
        notBefore: new Date(0),
        notAfter: new Date(1000),
        spki: signer.spki,
        extensions: [unknown],
      },
      signer,
    );
    expect(explainCertificate(der)).toEqual([{ label: 'Extension 1.2.3.4', value: 'not known to this program (7 bytes), critical' }]);
    expect(explained['9a p256'] && Object.keys(explained['9a p256'])).toHaveLength(8);
  });

  it('is not to be had of what is no certificate', () => {
    for (const bytes of [new Uint8Array(0), Buffer.from('no certificate'), station.root.slice(0, -20)])
      expect(() => explainCertificate(bytes)).toThrow(Error);
  });
});
