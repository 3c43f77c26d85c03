import { spawnSync } from 'node:child_process';
import type { TestContext } from 'vitest';
import { skipUnless } from '../../skip.ts';

/** Skips where papers cannot be read back. */
export const skipWithoutReading = (context: TestContext): void =>
  skipUnless(context, spawnSync('pdftotext', ['-v']).status === 0, 'pdftotext (poppler-utils), which reads the papers, is not installed');

/** What poppler's program says about the paper. */
export const popplerSays = (program: 'pdfinfo' | 'pdftotext', pdf: Uint8Array, ...options: readonly string[]): string =>
  spawnSync(program, [...options, '-', ...(program === 'pdftotext' ? ['-'] : [])], { input: pdf, encoding: 'utf8' }).stdout;

/** The paper's lines as somebody reads them. */
export const linesOf = (pdf: Uint8Array): readonly string[] =>
  popplerSays('pdftotext', pdf, '-layout')
    .split(/[\n\f]/)
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '');
