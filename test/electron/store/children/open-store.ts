import { Refusal } from '../../../../core/failures/refusal.ts';
import { openStore } from '../../../../electron/store/open-store.ts';

/** Opens the store of the first argument and says how that went. */
const path = process.argv[2] ?? '';
try {
  openStore({ path, now: Date.now, random: (length) => new Uint8Array(length) }).close();
  process.stdout.write('opened\n');
} catch (cause) {
  process.stdout.write(`${cause instanceof Refusal ? cause.failure.code : String(cause)}\n`);
}
