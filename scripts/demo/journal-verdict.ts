import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Verdict } from './programs.ts';

/** `npm run journal:check` over an export: journal, checkpoint, policy. */
export async function checkJournal(files: readonly string[]): Promise<Verdict> {
  const asked = 'the exported journal';
  const program = 'journal-check';
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['scripts/journal-check.mjs', ...files]);
    return { program, asked, verdict: 'good', said: stdout.trim().split('\n').at(-1) ?? '' };
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    return { program, asked, verdict: 'bad', said: `${stdout}${stderr}`.trim() };
  }
}
