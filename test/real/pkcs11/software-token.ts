import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SoftwareToken {
  /** What SoftHSM2 must find in the environment. */
  readonly environment: Readonly<Record<string, string>>;
  end(): Promise<void>;
}

/** An empty store of tokens for SoftHSM2. */
export function softwareToken(): SoftwareToken {
  const folder = mkdtempSync(join(tmpdir(), 'cardwright-hsm-'));
  mkdirSync(join(folder, 'tokens'));
  const file = join(folder, 'softhsm2.conf');
  writeFileSync(file, `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\nlog.level = ERROR\n`);
  return {
    environment: { SOFTHSM2_CONF: file },
    end: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}
