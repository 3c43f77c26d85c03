import type { Handler } from '../handler.ts';
import { certificateFacts } from '../card/certificate-facts.ts';

/** The authority's own certificates, its current CRL, and what waits for it. */
export const authorityOpen: Handler<'authority.open'> = async (_call, { house, store }) => {
  const crl = await house.authority.currentCrl();
  return {
    certificates: house.certificates().map(({ role, der }) => {
      const { subject, notBefore, notAfter, serialHex, pem } = certificateFacts(der);
      return { role, subject, notBefore, notAfter, serialHex, pem };
    }),
    crl: { number: crl.number, thisUpdate: crl.thisUpdate, nextUpdate: crl.nextUpdate, entries: crl.entries },
    waiting: store.certificates.waiting().length,
  };
};
