import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as after } from 'node:timers/promises';
import type { Computer } from './cables.ts';

interface LivingParts {
  readonly on: Computer;
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly heard: (line: string) => void;
}

/** A program on one of the computers, started again whenever it ends, as a service is. */
export class Living {
  readonly #parts: LivingParts;
  #child: ChildProcess | undefined;
  #over = false;
  starts = 0;

  constructor(parts: LivingParts) {
    this.#parts = parts;
    this.#start();
  }

  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  tell(line: string): void {
    this.#child?.stdin?.write(`${line}\n`);
  }

  end(): void {
    this.#over = true;
    this.kill();
  }

  #start(): void {
    this.starts += 1;
    const { on, words, environment, heard } = this.#parts;
    const child = spawn('ip', ['netns', 'exec', on.name, process.execPath, ...words], { env: { ...process.env, ...environment } });
    this.#child = child;
    let rest = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        const lines = `${rest}${text}`.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) heard(line);
      });
    child.stdin.on('error', () => undefined);
    child.once('close', () => {
      if (!this.#over) void after(300).then(() => this.#over || this.#start());
    });
  }
}
