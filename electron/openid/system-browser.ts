import { spawn } from 'node:child_process';

const openers: Readonly<Record<string, readonly [program: string, ...given: string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Shows an address in whichever browser the person uses. Only web addresses: nothing else is handed to the system. Throws where none opens. */
export function openInSystemBrowser(url: string): Promise<void> {
  const { protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return Promise.reject(new TypeError(`not a web address: ${protocol}`));
  const [program, ...given] = openers[process.platform] ?? ['xdg-open'];
  return new Promise((resolve, reject) => {
    const opened = spawn(program, [...given, url], { stdio: 'ignore', detached: true });
    opened.once('error', reject);
    opened.once('spawn', () => {
      opened.unref();
      resolve();
    });
  });
}
