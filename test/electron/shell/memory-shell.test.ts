import { MemoryShell } from '../../../electron/shell/memory-shell.ts';
import { shellContract } from '../../contracts/shell-contract.ts';

shellContract('in memory', async () => {
  const shell = new MemoryShell();
  return {
    shell,
    page: {
      post: (json) => shell.say(json),
      subscribe: async (listener) => shell.listen(listener),
      request: async (path) => {
        const { status, headers } = shell.request(new URL(path, 'https://station.invalid/').pathname);
        return { status, headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])) };
      },
    },
    printer: (state) => {
      shell.printer = state;
    },
    takenOut: (where) => shell.saved.find(({ fileName }) => where === `memory/${fileName}`)?.text,
    lockSystem: () => shell.lockSystem(),
    draws: false,
    end: () => shell.quit(),
  };
});
