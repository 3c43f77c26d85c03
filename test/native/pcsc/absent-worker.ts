/** A lane's thread on a system without the PC/SC library. */
import { parentPort } from 'node:worker_threads';
import { PcscLibraryAbsent } from '../../../native/pcsc/reader-fault.ts';
import { serveMessages } from '../../../native/pcsc/serve-messages.ts';

if (parentPort !== null) {
  serveMessages(parentPort, () => {
    throw new PcscLibraryAbsent('libpcsclite.so.1', { cause: new Error('cannot open shared object file') });
  });
}
