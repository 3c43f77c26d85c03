import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Tool {
  /** A JavaScript file of node_modules, or a program on the path. */
  readonly program: string;
  readonly parameters: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a tool in the project's folder, its output straight through. Its exit code; 1 where it ended by a signal or did not start. */
export function runTool({ program, parameters, env }: Tool): Promise<number> {
  const script = program.startsWith('node_modules/');
  const child = spawn(script ? process.execPath : program, script ? [program, ...parameters] : parameters, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
