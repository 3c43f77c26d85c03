/** How a help-desk person makes sure who is calling. */
export const callerChecks = ['call-back', 'mail-code', 'second-person'] as const;
export type CallerCheck = (typeof callerChecks)[number];

/** Which proofs are enough, by the option: one of the three by name, any one, or any two. */
export const callerPolicies = ['one', 'two', ...callerChecks] as const;

/** Is what was proved enough? An unknown policy never is. */
export function isEnough(policy: unknown, proved: ReadonlySet<CallerCheck>): boolean {
  if (policy === 'one') return proved.size >= 1;
  if (policy === 'two') return proved.size >= 2;
  return callerChecks.some((check) => check === policy && proved.has(check));
}
