import { toBase64 } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { type CaCertificate, isRoot, nameInWords } from '../../../native/piv/ca-certificate.ts';
import { makersOf, proveCa, type TrustedMakers } from '../../../native/piv/prove-maker.ts';
import { makersCertificates } from '../../desk/issue/trusted-makers.ts';
import { type Handler, factOf } from '../handler.ts';
import { certificatesIn } from './certificates-in.ts';

/** All of what was given, or nothing: one fact for each certificate, and of the text itself nothing is kept. */
export const attestationCaTrust: Handler<'attestation-ca.trust'> = (call, { store, clock }) => {
  const given = certificatesIn(call.input.pemSecret);
  let added = 0;
  store.transact((writer) => {
    const trusted = makersCertificates(writer);
    const fresh = given.filter(({ fingerprint }) => !trusted.some((known) => known.fingerprint === fingerprint));
    if (fresh.length === 0) throw new Refusal('ca-known');
    const makers = makersOf([...trusted, ...fresh]);
    for (const certificate of fresh) assertMaker(certificate, makers, clock.now());
    for (const certificate of fresh) {
      const { fingerprint: id, der } = certificate;
      const note = { maker: nameInWords(certificate), fingerprint: id, kind: isRoot(certificate) ? 'root' : 'intermediate' };
      const change = { record: 'attestation-ca', id, set: { id, der: toBase64(der), inUse: true } } as const;
      writer.append(factOf(call, 'attestation-ca.trust', { note, changes: [change] }));
    }
    added = fresh.length;
  });
  return { added };
};

/** Throws Refusal where it can vouch for no card: no CA, not valid now, or on no way to a root. */
function assertMaker(certificate: CaCertificate, makers: TrustedMakers, atMs: number): void {
  const found = proveCa(certificate, makers, atMs);
  switch (found.kind) {
    case 'proved':
      return;
    case 'misused':
      throw new Refusal('ca-not-ca', { subject: found.subject, why: found.why });
    case 'outdated':
      throw new Refusal('ca-outdated', { subject: found.subject, from: found.from, to: found.to });
    case 'untrusted':
      throw new Refusal('ca-without-root', { subject: nameInWords(certificate) });
  }
}
