/** Saves one card state after the other until it is killed; both counters always change together. */
import { factoryState } from '../../../native/simulator/card-state.ts';
import { personality } from '../../../native/simulator/personalities/personalities.ts';
import { fileStorage } from '../../../native/simulator/storage.ts';

const storage = fileStorage(process.argv[2] ?? '');
const state = factoryState(personality('plain'), 1);
for (let round = 0; ; round += 1) {
  storage.save({ ...state, pin: { ...state.pin, triesLeft: round }, puk: { ...state.puk, triesLeft: round } });
  if (round === 0) process.stdout.write('saved\n');
}
