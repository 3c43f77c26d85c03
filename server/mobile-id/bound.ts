import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../core/base/canonical-json.ts';

interface Shown {
  readonly purpose: string;
  readonly challenge: string;
  readonly about: readonly string[];
  readonly signs?: { readonly statement: string; readonly salt: string } | undefined;
}

const statement = z.object({ action: z.string(), shownHash: z.string() });
const decisions: readonly string[] = ['approve', 'reject'];

/** Is what a phone will sign what it will show? The page asks the same once more: no decision is signed under other words than these. */
export function isBound({ purpose, challenge, about, signs }: Shown): boolean {
  if (!decisions.includes(purpose) || signs === undefined) return !decisions.includes(purpose) && signs === undefined;
  const said = statement.safeParse(parsed(signs.statement));
  if (!said.success || said.data.action !== `request.${purpose}`) return false;
  const shownHash = createHash('sha256')
    .update(canonicalJson({ lines: about, salt: signs.salt }))
    .digest('hex');
  return said.data.shownHash === shownHash && createHash('sha256').update(signs.statement).digest('base64url') === challenge;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
