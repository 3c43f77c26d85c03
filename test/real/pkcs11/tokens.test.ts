import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe } from 'vitest';
import { pkcs11Tokens } from '../../../native/pkcs11/pkcs11-tokens.ts';
import { tokensContract } from '../../contracts/tokens-contract.ts';
import { allSkippedUnless } from '../../skip.ts';
import { HSM_MODULE, missingFor, type SoftwareTpm, startSoftwareTpm, SWTPM, TPM_MODULE } from './software-tpm.ts';

describe('a TPM 2.0, through tpm2-pkcs11 over swtpm', () => {
  const missing = missingFor(TPM_MODULE, SWTPM);
  allSkippedUnless(missing.length === 0, `${missing.join(', ')} missing: apt-get install swtpm libtpm2-pkcs11-1`);
  let tpm: SoftwareTpm | undefined;
  let port = 24_300;
  afterEach(async () => tpm?.end());

  tokensContract({
    open: async () => {
      tpm = await startSoftwareTpm((port += 2));
      Object.assign(process.env, tpm.environment);
      return pkcs11Tokens(TPM_MODULE);
    },
  });
});

describe('a token in software, through SoftHSM2', () => {
  const missing = missingFor(HSM_MODULE);
  allSkippedUnless(missing.length === 0, `${missing.join(', ')} missing: apt-get install softhsm2`);
  let folder = '';
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  tokensContract({
    open: async () => {
      folder = mkdtempSync(join(tmpdir(), 'cardwright-hsm-'));
      mkdirSync(join(folder, 'tokens'));
      writeFileSync(
        join(folder, 'softhsm2.conf'),
        `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\nlog.level = ERROR\n`,
      );
      process.env['SOFTHSM2_CONF'] = join(folder, 'softhsm2.conf');
      return pkcs11Tokens(HSM_MODULE);
    },
  });
});
