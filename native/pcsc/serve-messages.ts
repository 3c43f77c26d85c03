import type { MessagePort } from 'node:worker_threads';
import { PcscLibraryAbsent } from './reader-fault.ts';
import { serveBinding } from './served-binding.ts';
import type { WinscardBinding } from './winscard-binding.ts';
import { type LaneReply, type LaneRequest, buffersOf } from './worker-messages.ts';

/** Answers a lane's messages on `port` one after the other, with the binding that `open` opens at the first of them. */
export function serveMessages(port: MessagePort, open: () => WinscardBinding): void {
  const served = serveBinding(open);
  port.on('message', (request: LaneRequest) => {
    if (request.kind === 'end') {
      served.end();
      port.close();
      return;
    }
    const { id, name, parameters } = request;
    try {
      const answer = served.answer(name, parameters);
      port.postMessage({ kind: 'answer', id, answer } satisfies LaneReply, buffersOf(Object.values(answer)));
    } catch (cause) {
      port.postMessage(failure(id, cause));
    }
  });
}

function failure(id: number, cause: unknown): LaneReply {
  if (cause instanceof PcscLibraryAbsent) return { kind: 'library-absent', id, library: cause.library, cause: String(cause.cause) };
  return { kind: 'failed', id, cause: String(cause) };
}
