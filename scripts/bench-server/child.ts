import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of the bench out of that file, which is named as from the caller's own. */
export function startChild(name: string, from: string): ChildProcess {
  return fork(fileURLToPath(new URL(name, from)));
}

/** The next thing that it says. Throws where it ends before. */
export async function saidBy<Value>(child: ChildProcess): Promise<Value> {
  const over = new AbortController();
  const ended = once(child, 'exit', { signal: over.signal }).then(() => Promise.reject(new Error('a process of the bench ended')));
  ended.catch(() => undefined);
  const [answer] = (await Promise.race([once(child, 'message'), ended])) as [Value];
  over.abort();
  return answer;
}

/** What it answers to that order. */
export function asked<Value>(child: ChildProcess, order: object | string): Promise<Value> {
  const answer = saidBy<Value>(child);
  child.send(order);
  return answer;
}

/** In such a process: what work makes of each order is its answer; where it fails, the process says why and ends. */
export function answers<Order>(work: (order: Order) => unknown): void {
  process.on('message', (order: Order) => {
    Promise.resolve(order)
      .then(work)
      .then(
        (answer) => process.send?.(answer),
        (cause: unknown) => {
          process.stderr.write(`${String(cause)}\n`);
          process.exit(1);
        },
      );
  });
}
