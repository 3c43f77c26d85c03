import type { Certificate } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';

export interface CertificateFinders {
  byCard(cardId: string): readonly Certificate[];
  /** Of temporary cards, made for that person. */
  byHolder(personId: string): readonly Certificate[];
  bySerial(serialHex: string): Certificate | undefined;
  /** Records that are ahead of the certificate authority. */
  waiting(): readonly Certificate[];
}

export function createCertificateFinders(rows: RecordRows): CertificateFinders {
  return {
    byCard: (cardId) => rows.many('certificate', 'WHERE card_id = @cardId ORDER BY position', { cardId }),
    byHolder: (personId) => rows.many('certificate', 'WHERE person_id = @personId ORDER BY position', { personId }),
    bySerial: (serialHex) => rows.one('certificate', 'WHERE serial_hex = @serialHex', { serialHex }),
    waiting: () => rows.many('certificate', 'WHERE waiting_for_authority = 1 ORDER BY position'),
  };
}
