import { Refusal } from '../../../../core/failures/refusal.ts';
import { TestStation } from '../test-station.ts';

/** Starts a station on the records of the first argument, says how that went, and runs until it is ended. */
try {
  await TestStation.open({ dataFolder: process.argv[2] ?? '' });
  process.stdout.write('started\n');
} catch (cause) {
  process.stdout.write(`${cause instanceof Refusal ? cause.failure.code : String(cause)}\n`);
}
