import { Refusal } from '../../core/failures/refusal.ts';
import { BackupFault } from '../backup/header.ts';
import { SecretError } from '../secrets/secret-error.ts';
import { storeFailure } from '../store/store-fault.ts';

/** Why a file cannot be restored, in words for its sentence. */
const because: Readonly<Record<BackupFault['kind'], string>> = {
  'not-a-backup': 'it is no backup',
  'newer-format': 'a newer program made it',
  damaged: 'it was changed or damaged',
  'cut-short': 'its end is missing',
};

/** What went wrong while a backup was restored, as the refusal that tells it; a defect stays what it is. */
export function restoreRefusal(cause: unknown): unknown {
  if (cause instanceof BackupFault) return new Refusal('backup-invalid', { because: because[cause.kind] }, { cause });
  if (cause instanceof SecretError) return new Refusal('recovery-code-wrong', undefined, { cause });
  const known = storeFailure(cause);
  if (!(known instanceof Refusal)) return known;
  const { code } = known.failure;
  return code === 'store-damaged' || code === 'journal-broken'
    ? new Refusal('backup-invalid', { because: 'its records are damaged' }, { cause })
    : known;
}
