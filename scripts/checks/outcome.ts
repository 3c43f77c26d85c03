/** A test that did not run, and why. */
export interface Skip {
  readonly test: string;
  readonly reason: string;
}

/** What one part of the checks found. Failures are names or sentences; their details stand in the part's own output. */
export interface Outcome {
  readonly passed: number;
  readonly failures: readonly string[];
  readonly skips: readonly Skip[];
}

/** What a run of tests leaves in out/test/<kind>.json: its outcome, and the tests that passed by file and full name. */
export interface Tally extends Outcome {
  readonly passedTests: readonly string[];
}

/** The outcome of a check that passes or fails as a whole. */
export function single(title: string, failed: boolean): Outcome {
  return { passed: failed ? 0 : 1, failures: failed ? [title] : [], skips: [] };
}

/** The outcomes of several parts as one. */
export function sum(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((total, { passed }) => total + passed, 0),
    failures: outcomes.flatMap(({ failures }) => failures),
    skips: outcomes.flatMap(({ skips }) => skips),
  };
}
