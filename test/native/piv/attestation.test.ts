import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readAttestation } from '../../../native/piv/attestation.ts';
import { parseCertificateObject } from '../../../native/piv/objects/certificate-object.ts';
import { yubicoObjects } from '../../../native/piv/tables/objects.ts';
import { personality } from '../../../native/simulator/personalities/personalities.ts';
import { SERIAL, administer, bench } from './simulated-bench.ts';

async function attested() {
  const onBench = await bench(personality('yubikey-5.4'));
  await administer(onBench);
  const { card } = onBench;
  const publicKey = await card.generateKey({ slot: '9a', kind: 'p256', policy: { pin: 'once', touch: 'never' } });
  const object = await card.readObject(yubicoObjects['attestation-certificate'].tag);
  const signer = parseCertificateObject('certificate-9a', object ?? new Uint8Array(0)).certificate;
  return { card, publicKey, signer, attestation: await card.attest('9a') };
}

describe('an attestation', () => {
  it('says that the card made this key, and how the key is guarded', async () => {
    const { attestation, signer, publicKey } = await attested();
    const { issuer } = new X509Certificate(signer);
    expect(readAttestation({ attestation, signer, publicKey })).toEqual({
      version: '5.4.3',
      serial: SERIAL,
      pin: 'once',
      touch: 'never',
      issuer,
    });
  });

  it('is refused for another key, from another card, or when it is none', async () => {
    const one = await attested();
    const two = await attested();
    expect(() => readAttestation({ ...one, publicKey: two.publicKey })).toThrow('about another key');
    expect(() => readAttestation({ ...one, signer: two.signer })).toThrow('not signed');
    expect(() => readAttestation({ ...one, attestation: new Uint8Array(5) })).toThrow('not a certificate');
  });
});
