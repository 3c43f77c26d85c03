/** `node scripts/pcsc/start.ts [--readers N] [--quick]`: simulated readers in pcscd until Ctrl+C, for trying things by hand. */
import { parseArgs } from 'node:util';
import { ensurePcscd } from './pcscd.ts';

const { values } = parseArgs({ options: { readers: { type: 'string', default: '2' }, quick: { type: 'boolean', default: false } } });
const pcscd = await ensurePcscd({
  readers: Number(values.readers),
  quick: values.quick,
});
for (const reader of pcscd.readers) console.log(`${reader.name}\n  cards connect to ${reader.socketPath}`);
console.log(pcscd.started ? 'pcscd started; Ctrl+C ends it.' : 'pcscd was running already; Ctrl+C leaves it to its other users.');
const hold = setInterval(() => undefined, 60_000);
process.once('SIGINT', () => {
  clearInterval(hold);
  void pcscd.close();
});
