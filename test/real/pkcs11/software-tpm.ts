import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const TPM_MODULE = '/usr/lib/x86_64-linux-gnu/pkcs11/libtpm2_pkcs11.so';
export const HSM_MODULE = '/usr/lib/softhsm/libsofthsm2.so';
export const SWTPM = '/usr/bin/swtpm';

export const missingFor = (...files: readonly string[]): readonly string[] => files.filter((file) => !existsSync(file));

export interface SoftwareTpm {
  /** What the module must find in the environment before it is loaded. */
  readonly environment: Readonly<Record<string, string>>;
  end(): Promise<void>;
}

/** swtpm with an empty TPM 2.0 of its own on two loopback ports, and an empty store of tokens. */
export async function startSoftwareTpm(port: number): Promise<SoftwareTpm> {
  const folder = mkdtempSync(join(tmpdir(), 'cardwright-tpm-'));
  for (const each of ['state', 'tokens']) mkdirSync(join(folder, each));
  const start = `socket --tpm2 --flags not-need-init,startup-clear --server type=tcp,port=${port},bindaddr=127.0.0.1`;
  const control = `--ctrl type=tcp,port=${port + 1},bindaddr=127.0.0.1 --tpmstate dir=${join(folder, 'state')}`;
  const server = spawn(SWTPM, `${start} ${control}`.split(' '), { stdio: 'ignore' });
  await listening(port + 1, server);
  const environment = {
    TPM2_PKCS11_TCTI: `swtpm:host=127.0.0.1,port=${port}`,
    TPM2_PKCS11_STORE: join(folder, 'tokens'),
    TPM2_PKCS11_LOG_LEVEL: '0',
    TSS2_LOG: 'all+none',
  };
  return {
    environment,
    end: async () => {
      const gone = once(server, 'exit');
      if (server.kill()) await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The control port answers as soon as the TPM is there; the other one takes a single visitor, who would be us. */
async function listening(port: number, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const socket = createConnection(port, '127.0.0.1');
    const answer = await Promise.race([once(socket, 'connect').then(() => 'there'), once(socket, 'error').then(() => 'not yet')]).catch(
      () => 'not yet',
    );
    socket.destroy();
    if (answer === 'there') return;
    await new Promise((later) => setTimeout(later, 20));
  }
  throw new Error(`swtpm ended with ${server.exitCode}`);
}
