import { Refusal } from '../../core/failures/refusal.ts';
import { readRecoveryCode } from '../secrets/recovery-code.ts';

const GROUPS = 8;
const SIGNS = 5;

/** The code's bytes as typed. Throws Refusal('recovery-code-mistyped') that names the groups. */
export function typedRecoveryCode(typed: string): Uint8Array {
  const read = readRecoveryCode(typed);
  if (read.kind === 'code') return read.code;
  const groups = read.kind === 'wrong-groups' ? read.groups : wrongLengths(typed);
  throw new Refusal('recovery-code-mistyped', { groups: groups.join(', ') });
}

/** Groups without five signs; where that cannot be told, those from the first that is short on. */
function wrongLengths(typed: string): readonly number[] {
  const groups = typed.trim().split(/[\s\-.]+/);
  const wrong = Array.from({ length: GROUPS }, (_, at) => at + 1).filter((number) => groups[number - 1]?.length !== SIGNS);
  return wrong.length > 0 ? wrong : [GROUPS];
}
