import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A program of this folder running beside the test. */
export interface Child {
  readonly pid: number;
  /** Its first message. */
  readonly said: string;
  /** Asks it to end, and resolves when it has. */
  end(): Promise<void>;
}

/** Starts `file` of this folder with `words` and waits for its first message. */
export async function child(file: string, ...words: string[]): Promise<Child> {
  const started: ChildProcess = fork(fileURLToPath(new URL(file, import.meta.url)), words, { execArgv: [] });
  const said = await new Promise<string>((resolve, reject) => {
    started.once('message', (message) => resolve(typeof message === 'string' ? message : JSON.stringify(message)));
    started.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return {
    pid: started.pid ?? 0,
    said,
    end: () =>
      new Promise((resolve) => {
        started.once('exit', () => resolve());
        started.send('end');
      }),
  };
}
