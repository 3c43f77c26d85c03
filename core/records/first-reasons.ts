import type { Change } from '../facts/draft.ts';

const firstReasons = [
  ['deactivation', 'On leave'],
  ['deactivation', 'Under review'],
  ['reactivation', 'Back at work'],
  ['locking', 'Left for good'],
  ['locking', 'Misuse'],
  ['deletion', 'Data no longer needed'],
] as const;

/** Without a reason nobody can be deactivated, brought back or locked; rows 13 to 15 keep the list. */
export function firstReasonChanges(newId: () => string): readonly Change[] {
  return firstReasons.map(([type, text]) => {
    const id = newId();
    return { record: 'reason', id, set: { id, type, text, inUse: true } };
  });
}
