import { isCredentialRole } from '../../../core/roles/role-names.ts';
import type { ActionOutput } from '../../../core/actions/all.ts';

export interface DefaultRoleLine {
  readonly role: string;
  readonly given: boolean | undefined;
}
type Problem = ActionOutput<'role.upload-defaults'>['problems'][number];

const words: Readonly<Record<string, boolean | undefined>> = { yes: true, no: false, true: true, false: false, '': undefined };
const LONGEST_FOUND = 60;

/** One line's fields: separated by commas or semicolons; a field in double quotes may hold them, and "" stands for a quote (RFC 4180). */
function fieldsOf(line: string): readonly string[] {
  const fields = line.matchAll(/(?:^|[,;])(?:"((?:[^"]|"")*)"|([^,;]*))/g);
  return [...fields].map(([, quoted, plain]) => (quoted?.replaceAll('""', '"') ?? plain ?? '').trim());
}

/** Reads a file of default roles: `role` and, where it says so, whether it is given (`yes` or `no`). Every line is checked before anything is done. */
export function readDefaultRoles(csv: string): { readonly lines: readonly DefaultRoleLine[]; readonly problems: readonly Problem[] } {
  const lines: DefaultRoleLine[] = [];
  const problems: Problem[] = [];
  for (const [index, text] of csv
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const [role = '', given = '', ...more] = fieldsOf(text);
    if (text.trim() === '' || (index === 0 && role.toLowerCase() === 'role')) continue;
    const problem = problemOf({ role, given: given.toLowerCase(), more: more.length }, lines);
    if (problem === undefined) lines.push({ role, given: words[given.toLowerCase()] });
    else problems.push({ line: index + 1, found: text.slice(0, LONGEST_FOUND), problem });
  }
  if (lines.length + problems.length === 0) problems.push({ line: 1, found: '', problem: 'empty' });
  return { lines, problems };
}

interface Read {
  readonly role: string;
  readonly given: string;
  readonly more: number;
}

function problemOf({ role, given, more }: Read, before: readonly DefaultRoleLine[]): Problem['problem'] | undefined {
  if (more > 0) return 'fields';
  if (!isCredentialRole(role)) return 'no-such-role';
  if (before.some((line) => line.role === role)) return 'twice';
  return Object.hasOwn(words, given) ? undefined : 'not-yes-or-no';
}
