import { X509Certificate } from 'node:crypto';
import { fromBase64, toBase64 } from '../../../core/base/bytes.ts';
import { issuedSlots } from '../issue/context.ts';
import type { IssueContext } from '../issue/context.ts';

/** Extending gives new certificates to the keys that the holder has: those are made anew only where the card lost them. */
export async function adoptKeys(context: IssueContext): Promise<void> {
  if (context.operation.kind === 'extend' && context.finding('adopted') === undefined) {
    const valid = context.parts.store.certificates.byCard(context.record.id).filter(({ state }) => state === 'valid');
    const found = issuedSlots.flatMap((slot) => {
      const certificate = valid.find((candidate) => candidate.slot === slot);
      if (certificate === undefined) return [];
      const spki = new X509Certificate(fromBase64(certificate.der)).publicKey.export({ type: 'spki', format: 'der' });
      return [[`spki-${slot}`, toBase64(new Uint8Array(spki))]];
    });
    await context.note({ ...Object.fromEntries(found), adopted: 'yes' }, { step: 'adopt-keys' });
  }
}
