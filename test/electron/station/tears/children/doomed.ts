import { writeFileSync } from 'node:fs';
import { fileStorage } from '../../../../../native/simulator/storage.ts';
import { flowNamed } from '../flows.ts';
import { type Doomed, NEVER_GOT_THERE } from '../killed.ts';
import { Cards } from '../kinds.ts';
import { Scene } from '../scene.ts';

/** Plays a flow until the moment at which it is killed. The card's contents are a file, as a chip keeps them, and so are the tries that it lost. */
const { flow, kind, folder, cardFile, triesFile, ids, signedIn, at, phase } = JSON.parse(process.argv[2] ?? '') as Doomed;
const storage = fileStorage(cardFile);
const state = storage.load();
if (state === undefined) throw new Error('expected a card');
const cards = await Cards.of(kind);
const card = await cards.card(state, storage, (wrong) => writeFileSync(triesFile, JSON.stringify(wrong)));
const scene = new Scene({ kind, ids, signedIn, card, blank: () => cards.card(cards.blank()) });
await scene.open(folder);
await scene.tile();
scene.moments.begin((moment) => {
  if (moment.at === at && moment.phase === phase) process.kill(process.pid, 'SIGKILL');
  return undefined;
});
await flowNamed(flow).run(scene);
process.exit(NEVER_GOT_THERE);
