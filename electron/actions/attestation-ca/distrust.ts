import { fromBase64 } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { nameInWords, readCaCertificate } from '../../../native/piv/ca-certificate.ts';
import { type Handler, factOf } from '../handler.ts';

/** Out of use; the record stays, as everything does. */
export const attestationCaDistrust: Handler<'attestation-ca.distrust'> = (call, { store }) => {
  const { fingerprint: id } = call.input;
  store.transact((writer) => {
    const kept = writer.get('attestation-ca', id);
    if (kept?.inUse !== true) throw new Refusal('not-found');
    const note = { maker: nameInWords(readCaCertificate(fromBase64(kept.der))), fingerprint: id };
    writer.append(factOf(call, 'attestation-ca.distrust', { note, changes: [{ record: 'attestation-ca', id, set: { inUse: false } }] }));
  });
  return {};
};
