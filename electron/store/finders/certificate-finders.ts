import type { Certificate } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';

export interface CertificateFinders {
  byCard(cardId: string): readonly Certificate[];
  /** Of temporary and virtual smart cards, made for that person. */
  byHolder(personId: string): readonly Certificate[];
  bySerial(serialHex: string): Certificate | undefined;
  /** Valid or on hold by their record, though their time is over at that instant. */
  over(instant: string, limit: number): readonly Certificate[];
  /** Records that are ahead of the certificate authority. */
  waiting(): readonly Certificate[];
}

export function createCertificateFinders(rows: RecordRows): CertificateFinders {
  return {
    byCard: (cardId) => rows.many('certificate', 'WHERE card_id = @cardId ORDER BY position', { cardId }),
    byHolder: (personId) => rows.many('certificate', 'WHERE person_id = @personId ORDER BY position', { personId }),
    bySerial: (serialHex) => rows.one('certificate', 'WHERE serial_hex = @serialHex', { serialHex }),
    over: (instant, limit) =>
      rows.many('certificate', `WHERE state IN ('valid', 'on-hold') AND not_after < @instant ORDER BY not_after LIMIT @limit`, {
        instant,
        limit,
      }),
    waiting: () => rows.many('certificate', 'WHERE waiting_for_authority = 1 ORDER BY position'),
  };
}
