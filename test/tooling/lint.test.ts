import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/checks/run-tool.ts';
import { scratchTree } from './scratch-tree.ts';

const TSCONFIG = JSON.stringify({
  compilerOptions: { strict: true, target: 'ES2023', module: 'NodeNext', noEmit: true, types: [] },
  include: ['**/*.ts'],
});

interface Report {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string; readonly message: string }[];
}

/** The rules that the project's lint settings hold against the files, as "file rule". */
function lint(files: Readonly<Record<string, string>>): string[] {
  const root = scratchTree({ ...files, 'tsconfig.json': TSCONFIG });
  copyFileSync(join(ROOT, '.oxlintrc.json'), join(root, '.oxlintrc.json'));
  const oxlint = join(ROOT, 'node_modules/oxlint/bin/oxlint');
  const run = spawnSync(process.execPath, [oxlint, '--format=json'], { cwd: root, encoding: 'utf8' });
  return (JSON.parse(run.stdout) as Report).diagnostics.map(({ filename, code }) => `${filename} ${code}`).sort();
}

it('refuses what the house rules refuse', () => {
  const found = lint({
    'core/clock.ts': 'export const now = (): number => Date.now() + Math.random();\n',
    'core/loose.ts': 'export function loose(value: any): string {\n  return String(value);\n}\n',
    'electron/floating.ts':
      'async function save(): Promise<void> {\n  await Promise.resolve();\n}\nexport function run(): void {\n  save();\n}\n',
    'native/chatty.ts': "export function chat(): void {\n  console.log('a card');\n}\n",
    'native/long.ts': `${Array.from({ length: 251 }, (_, line) => `export const line${line} = ${line};`).join('\n')}\n`,
    'electron/wide.ts': 'export const wide = (a: number, b: number, c: number, d: number): number => a + b + c + d;\n',
    'electron/badName.ts': 'export const name = 1;\n',
  });
  expect(found).toEqual([
    'core/clock.ts eslint(no-restricted-properties)',
    'core/clock.ts eslint(no-restricted-properties)',
    'core/loose.ts typescript(no-explicit-any)',
    'electron/badName.ts unicorn(filename-case)',
    'electron/floating.ts typescript(no-floating-promises)',
    'electron/wide.ts eslint(max-params)',
    'native/chatty.ts eslint(no-console)',
    'native/long.ts eslint(max-lines)',
  ]);
});

it('lets programs in scripts speak, and lets a clean file pass', () => {
  const found = lint({
    'scripts/speak.ts': "export function speak(): void {\n  console.log('done');\n}\n",
    'core/clean.ts': 'export function twice(count: number): number {\n  return count * 2;\n}\n',
  });
  expect(found).toEqual([]);
});
