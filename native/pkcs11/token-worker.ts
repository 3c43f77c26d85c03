/** The thread of one PKCS #11 module: started by pkcs11-tokens.ts, ends after its 'end' message. */
import { parentPort, workerData } from 'node:worker_threads';
import { wipe } from '../../core/base/bytes.ts';
import { type TokenCalls, tokenCalls } from './token-calls.ts';
import { TokenFault } from './token-fault.ts';
import { bytesIn, type TokenReply, type TokenRequest } from './token-messages.ts';
import { TokenModule } from './token-module.ts';

const port = parentPort;
if (port === null) throw new Error('token-worker runs as a worker thread only');
let module: TokenModule | undefined;
let calls: TokenCalls | undefined;

function answer(request: Extract<TokenRequest, { kind: 'call' }>): TokenReply {
  const { id, name, given } = request;
  try {
    module ??= new TokenModule((workerData as { path: string }).path);
    calls ??= tokenCalls(module);
    const call = calls[name] as (...parameters: readonly unknown[]) => unknown;
    return { kind: 'answer', id, answer: call(...given) };
  } catch (cause) {
    const fault = cause instanceof TokenFault ? cause : new TokenFault(name, { kind: 'programming', meaning: String(cause) });
    return { kind: 'fault', id, fault: { call: fault.call, kind: fault.kind, meaning: fault.message, hex: fault.hex } };
  } finally {
    for (const bytes of bytesIn(given)) wipe(bytes);
  }
}

port.on('message', (request: TokenRequest) => {
  if (request.kind === 'call') {
    port.postMessage(answer(request));
    return;
  }
  module?.end();
  port.close();
});
