import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/checks/run-tool.ts';
import { readReleaseKey } from '../../../scripts/dist/release-key.ts';
import { scratchTree } from '../../tooling/scratch-tree.ts';
import { releaseKey } from './release.ts';

const signer = releaseKey('releases.example');

/** Runs one of the two programs as a person does. */
function run(program: 'manifest' | 'verify-update', ...words: readonly string[]) {
  const ended = spawnSync(process.execPath, [join(ROOT, 'scripts/dist', `${program}.ts`), ...words], { encoding: 'utf8', cwd: ROOT });
  return { code: ended.status, said: ended.stdout, complained: ended.stderr };
}

function release() {
  const folder = scratchTree({ 'release.pem': signer.pem, 'cardwright_0.1.0_amd64.deb': 'a package' });
  const at = (name: string) => join(folder, name);
  const words = ['--key', at('release.pem'), '--name', 'releases.example', '--out', at('update')];
  const made = run('manifest', ...words, at('cardwright_0.1.0_amd64.deb'));
  const key = /trust it by this key: (\S+)/.exec(made.said)?.[1] ?? '';
  return { file: at('cardwright_0.1.0_amd64.deb'), manifest: at('update'), key, made };
}

describe('who releases signs, who installs verifies', () => {
  it('with two programs, and the key says nothing of itself', () => {
    const { file, manifest, key, made } = release();
    expect(made).toMatchObject({ code: 0, complained: '' });
    expect(readFileSync(manifest, 'utf8') + made.said).not.toContain(signer.pem.split('\n')[1]);
    expect(run('verify-update', manifest, file, '--key', key, '--installed', '0.0.9')).toMatchObject({ code: 0, complained: '' });
    const same = run('verify-update', manifest, file, '--key', key);
    expect(same.said).toBe('Refused, do not install: The update is the version that is installed.\n');
    expect(same.code).toBe(1);
    appendFileSync(file, '!');
    const altered = run('verify-update', manifest, file, '--key', key, '--installed', '0.0.9');
    expect(altered.said).toContain('not the one that was signed');
    expect(altered.code).toBe(1);
  });

  it('and both end with 2 where there is nothing to judge', () => {
    expect(run('verify-update')).toMatchObject({ code: 2, said: '' });
    expect(run('manifest', '--name', 'releases.example')).toMatchObject({ code: 2, said: '' });
    const inside = run('manifest', '--key', join(ROOT, 'package.json'), '--name', 'releases.example', 'package.json');
    expect(inside).toMatchObject({ code: 2, complained: 'the key file lies in the project; keep it elsewhere\n' });
  });
});

describe('the key file', () => {
  it('is refused without a word of it in the error', () => {
    const broken = signer.pem.replaceAll(/[A-Z]/g, 'x');
    expect(() => readReleaseKey(broken, 'releases.example')).toThrow(/^the key file: expected a private key in PEM, without a password$/);
  });
});
