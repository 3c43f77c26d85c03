import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const ROOT = dirname(fileURLToPath(new URL('../../../package.json', import.meta.url)));
const execute = promisify(execFile);

/** The fenced block of docs/deploy.md that holds these words. */
export function block(words: string): string {
  const blocks = readFileSync(join(ROOT, 'docs', 'deploy.md'), 'utf8')
    .split(/^```.*$/m)
    .filter((_, index) => index % 2 === 1);
  const found = blocks.filter((text) => text.includes(words));
  if (found.length !== 1 || found[0] === undefined)
    throw new RangeError(`expected one block of deploy.md with "${words}", found ${found.length}`);
  return found[0];
}

type Environment = Readonly<Record<string, string>>;
const withPath = (environment: Environment): NodeJS.ProcessEnv => ({
  PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env['PATH'] ?? ''}`,
  ...environment,
});

/** Lines of a page as bash runs them, in the project's folder; throws where one fails. */
export async function bash(script: string, environment: Environment, cwd = ROOT): Promise<string> {
  const { stdout, stderr } = await execute('bash', ['-euo', 'pipefail', '-c', script], {
    cwd,
    env: withPath(environment),
    timeout: 60_000,
  });
  return `${stdout}${stderr}`;
}

/** `NAME=value` lines as systemd reads them. */
export function environmentOf(file: string): Record<string, string> {
  return Object.fromEntries(
    file
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

/** The server as its unit starts it. */
export class Deployed {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #said: () => string;

  private constructor(url: string, child: ChildProcess, said: () => string) {
    this.url = url;
    this.#child = child;
    this.#said = said;
  }

  static async start(environment: Environment): Promise<Deployed> {
    const command = /^ExecStart=(.*)$/m.exec(block('[Service]'))?.[1]?.replace('/opt/cardwright', ROOT).split(' ') ?? [];
    const child = spawn(command[0] ?? '', command.slice(1), { cwd: ROOT, env: withPath(environment), stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    const url = await new Promise<string>((resolve, reject) => {
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const answers = /answers at (\S+?)(?:;|\s|$)/.exec(said)?.[1];
        if (answers !== undefined) resolve(answers);
      });
      child.once('exit', (code) => reject(new Error(`the server ended with ${code ?? 'a signal'}: ${said}`)));
    });
    return new Deployed(url.replace(/0\.0\.0\.0|\[::\]/, '127.0.0.1'), child, () => said);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Until its log says it. */
  async says(words: string): Promise<void> {
    if (this.#said().includes(words)) return;
    await new Promise<void>((resolve) => {
      this.#child.stderr?.on('data', () => {
        if (this.#said().includes(words)) resolve();
      });
    });
  }

  /** Its exit code after SIGTERM, as systemd stops it. */
  async stop(): Promise<number | null> {
    if (this.#child.exitCode !== null) return this.#child.exitCode;
    const ended = new Promise<number | null>((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGTERM');
    return ended;
  }
}
