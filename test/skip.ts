import { beforeEach, type TestContext } from 'vitest';

/** Skips the running test unless the condition holds. The reason is a sentence for the summary: what is missing, and what would bring it. */
export function skipUnless(context: TestContext, condition: boolean, reason: string): void {
  if (!condition) context.skip(reason);
}

/** Skips every test of the surrounding `describe` (or file) unless the condition holds. */
export function allSkippedUnless(condition: boolean, reason: string): void {
  beforeEach((context) => skipUnless(context, condition, reason));
}
