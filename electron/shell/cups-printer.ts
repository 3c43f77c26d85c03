import { execFile, spawn } from 'node:child_process';

/** The system's default printer by CUPS' own `lpstat`; undefined where there is none. */
function defaultPrinter(): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile('lpstat', ['-d'], { timeout: 3_000 }, (error, stdout) => {
      const match = /: (\S+)\s*$/.exec(stdout.trim());
      resolve(error === null && match !== null ? match[1] : undefined);
    });
  });
}

/** Prints through CUPS by standard input, so that no file with a secret is left behind. Rejects when the printer is there and refuses. */
export async function printThroughCups(
  pdf: Uint8Array,
  { jobName }: { readonly jobName: string },
): Promise<{ queued: boolean; where: string }> {
  const printer = await defaultPrinter();
  if (printer === undefined) return { queued: false, where: '' };
  return new Promise((resolve, reject) => {
    const lp = spawn('lp', ['-d', printer, '-t', jobName], { stdio: ['pipe', 'ignore', 'ignore'] });
    lp.on('error', reject);
    lp.on('close', (code) =>
      code === 0 ? resolve({ queued: true, where: printer }) : reject(new Error(`lp ended with ${code ?? 'a signal'}`)),
    );
    lp.stdin.end(pdf);
  });
}
