import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where a station keeps its records unless told otherwise: CARDWRIGHT_DATA, else the place this system has for a user's programs. */
export function usualDataFolder(system: { readonly platform: string; readonly env: NodeJS.ProcessEnv } = process): string {
  const { platform, env } = system;
  if (env.CARDWRIGHT_DATA !== undefined && env.CARDWRIGHT_DATA !== '') return env.CARDWRIGHT_DATA;
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? homedir(), 'Cardwright');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Cardwright');
  return join(homedir(), '.local', 'share', 'cardwright');
}
