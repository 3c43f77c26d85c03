import { z } from 'zod';
import type { ActionRow } from '../../core/actions/action.ts';
import { actions } from '../../core/actions/all.ts';
import { largestMessageBytes } from '../../core/actions/wire.ts';
import { credentialTable } from '../../core/roles/credential-table.ts';
import type { Permission, TargetRow } from '../../core/roles/permission.ts';
import { servicePointTable } from '../../core/roles/service-point-table.ts';
import { actions as words } from '../../renderer/strings/en/actions.ts';
import { code, page, table } from './markdown.ts';

function permission(of: Permission): string {
  if (of.family === 'house') return `house row ${code(of.row)}`;
  if (of.family === 'service-points')
    return typeof of.row === 'number' ? servicePoint(of.row) : targetRows[of.row].map(servicePoint).join(' or ');
  if (of.row === 'of-request') return 'the Approver’s cell of the request’s row';
  if (of.row === 'of-batch') return 'the batch’s row';
  return `row ${of.row}, ${credentialTable[of.row - 1]?.useCase ?? ''}`;
}

const servicePoint = (row: number): string => `row ${row}, ${servicePointTable[row - 1]?.action ?? ''}`;
const targetRows: Readonly<Record<TargetRow, readonly number[]>> = {
  authorise: [3, 8],
  'change-role': [4, 5, 6],
  'enable-or-disable': [7, 9, 10],
};

interface Fields {
  readonly properties?: Readonly<Record<string, Fields>>;
  readonly required?: readonly string[];
}

/** Field names; `?` where it may be left out, bold where it is a secret. */
function fields(node: Fields, secrets: readonly string[], path = ''): readonly string[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    const at = `${path}${name}`;
    const named = `${code(at)}${node.required?.includes(name) === true ? '' : '?'}`;
    return [secrets.includes(at) ? `**${named}**` : named, ...fields(child, secrets, `${at}.`)];
  });
}

function line(row: ActionRow): readonly string[] {
  const [noun = '', verb = ''] = row.id.split('.');
  const said = (words as unknown as Readonly<Record<string, Readonly<Record<string, string>>>>)[noun]?.[verb] ?? '';
  const input = fields(z.toJSONSchema(row.input, { io: 'output', reused: 'inline' }) as Fields, row.secrets);
  const session = { anonymous: 'nobody needs to be signed in', locked: 'also while locked', 'signed-in': '' }[row.session];
  return [
    code(row.id),
    said,
    [permission(row.permission), session].filter((part) => part !== '').join('; '),
    row.event === undefined ? (row.reads ? 'reads' : 'writes') : `${row.reads ? 'reads; ' : ''}${row.event.thing}: ${row.event.event}`,
    input.join(', '),
    row.failures.map(code).join(', '),
  ];
}

/** The station's whole surface. */
export function actionsPage(): string {
  const rows = Object.values(actions) as readonly ActionRow[];
  const nouns = [...new Set(rows.map((row) => row.id.split('.')[0] ?? ''))];
  return page('Actions', '`core/actions`', [
    `Everything the station does goes through one of these ${rows.length} actions, as a JSON message of at most ${largestMessageBytes} characters. ` +
      'Fields with a question mark may be left out; bold ones are secrets, which appear in no log and no error. ' +
      'Besides the failures named, each may meet those of the way in: not signed in, locked, denied, not found, a state that refuses, a form that does not fit.',
    ...nouns.flatMap((noun) => [
      `## ${noun.replace(/^./, (first) => first.toUpperCase())}`,
      table(
        ['Action', 'What it says', 'Who may', 'Does', 'Input', 'Failures'],
        rows.filter((row) => row.id.startsWith(`${noun}.`)).map(line),
      ),
    ]),
  ]);
}
