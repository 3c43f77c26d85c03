import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What one independent program said of the card. */
export interface Verdict {
  readonly program: string;
  readonly asked: string;
  readonly verdict: 'good' | 'bad' | 'left out';
  /** The line of its answer that says so, or why it was left out. */
  readonly said: string;
}

export interface Court {
  readonly reader: string;
  /** Other readers, which OpenSC is told to leave alone. */
  readonly otherReaders: readonly string[];
  readonly pin: string;
  /** Where the answers of every program are kept. */
  readonly folder: string;
  /** root.pem, issuing-ca.pem, content-signer.pem, issuing.crl.pem. */
  readonly authority: string;
  /** Kind of its keys; `edwards`: Ed25519 and X25519. */
  readonly keys: 'rsa' | 'p256' | 'p384' | 'edwards';
  /** Whether the card has Yubico's commands; Yubico's programs work with no other. */
  readonly yubico: boolean;
}

interface Answer {
  readonly code: number;
  readonly text: string;
}

/** A program that never threw: its exit code and everything it printed, also kept as a file. */
export class Programs {
  readonly #court: Omit<Court, 'yubico'>;
  readonly #settings: string;

  constructor(court: Omit<Court, 'yubico'>) {
    this.#court = court;
    mkdirSync(court.folder, { recursive: true });
    this.#settings = join(court.folder, 'opensc.conf');
    const others = court.otherReaders.map((name) => `"${name}"`).join(', ');
    writeFileSync(this.#settings, `app default {\n  ignored_readers = ${others};\n}\n`);
  }

  path(name: string): string {
    return join(this.#court.folder, name);
  }

  async ask(program: string, ...words: readonly string[]): Promise<Answer> {
    const env = { ...process.env, OPENSC_CONF: this.#settings, LC_ALL: 'C.UTF-8' };
    try {
      const { stdout, stderr } = await run(program, words, { cwd: this.#court.folder, env, timeout: 60_000, maxBuffer: 1 << 24 });
      return { code: 0, text: stdout + stderr };
    } catch (cause) {
      const { code, stdout = '', stderr = '' } = cause as { code?: number | string; stdout?: string; stderr?: string };
      return { code: typeof code === 'number' ? code : -1, text: `${stdout}${stderr}${typeof code === 'string' ? code : ''}` };
    }
  }
}
