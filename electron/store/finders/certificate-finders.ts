import type { Certificate } from '../../../core/records/records.ts';

export interface CertificateFinders {
  byCard(cardId: string): readonly Certificate[];
  bySerial(serialHex: string): Certificate | undefined;
  /** Records that are ahead of the certificate authority. */
  waiting(): readonly Certificate[];
}
