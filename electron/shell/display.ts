import { type ChildProcess, spawn } from 'node:child_process';

export interface Display {
  /** For example `:99`. */
  readonly name: string;
  /** True where the program had to bring its own. */
  readonly made: boolean;
  readonly close: () => void;
  /** Resolves with its exit code once it is gone; never for a display that was there. */
  readonly ended: Promise<number | null>;
}

/** The display there is; without one, an Xvfb of our own on the first free number. Throws where Xvfb is not installed. */
export async function ensureDisplay(
  size: { readonly width: number; readonly height: number },
  say: (line: string) => void,
): Promise<Display> {
  const given = process.env.DISPLAY;
  if (given !== undefined && given !== '') return { name: given, made: false, close: () => undefined, ended: new Promise(() => undefined) };
  const screen = `${size.width}x${size.height}x24`;
  // It ends with its last window, so that a station that was killed leaves none behind.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-terminate'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
  const name = `:${await displayNumber(server)}`;
  say(`There is no display here: the window opens on a virtual one (Xvfb, ${name}).`);
  return { name, made: true, close: () => void server.kill(), ended };
}

function displayNumber(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.on('error', (cause) => reject(new Error('there is no display, and Xvfb is not installed (apt-get install xvfb)', { cause })));
    server.on('exit', (code) => reject(new Error(`Xvfb ended with ${code ?? 'a signal'}`)));
    const out = server.stdio[3] as NodeJS.ReadableStream;
    out.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8').trim()));
  });
}
