/** One thread of winscard calls: started by worker-lane.ts, ends after its 'end' message. */
import { parentPort } from 'node:worker_threads';
import { openKoffiBinding } from './koffi-binding.ts';
import { serveMessages } from './serve-messages.ts';

if (parentPort === null) throw new Error('winscard-worker runs as a worker thread only');
serveMessages(parentPort, () => openKoffiBinding());
