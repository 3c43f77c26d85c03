import type { z } from 'zod';
import type { Failure } from '../failures/table.ts';
import { email, line } from '../records/scalars.ts';
import type { Cells, ImportField, ImportMapping } from './fields.ts';

/** What a line says of a person; a field that it leaves empty is not there. */
export interface PersonOfFile {
  readonly name?: string;
  readonly sortName?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly title?: string;
  readonly unit?: string;
  readonly identifierId?: string;
}

const NAME = line(200);
const schemas = { name: NAME, sortName: NAME, email, phone: line(40), title: line(100), unit: line(100) } as const;
type Checked = keyof typeof schemas;

export interface Reading {
  readonly mapping: ImportMapping;
  /** Kinds of identity document in use, by their name in small letters. */
  readonly identifiers: ReadonlyMap<string, string>;
}

/** Reads one line, and says everything that is wrong with it. */
export function readPerson(
  cells: Cells,
  { mapping, identifiers }: Reading,
): { readonly person: PersonOfFile; readonly problems: readonly Failure[] } {
  const cell = (field: ImportField): string => (mapping[field] === undefined ? '' : (cells[mapping[field]] ?? '')).normalize('NFC').trim();
  const [given, family] = [cell('givenName'), cell('familyName')];
  const typed: Record<Checked, string> = {
    name: cell('name') || joined(given, family),
    sortName: cell('sortName') || (family === '' ? '' : joined(family, given)),
    email: cell('email'),
    phone: cell('phone'),
    title: cell('title'),
    unit: cell('unit'),
  };
  const person: Record<string, string> = {};
  const problems: Failure[] = [];
  for (const [field, schema] of Object.entries(schemas) as readonly (readonly [Checked, z.ZodType<string>])[]) {
    if (typed[field] === '') continue;
    const parsed = schema.safeParse(typed[field]);
    if (parsed.success) person[field] = parsed.data;
    else problems.push(invalid(field, parsed.error.issues[0]?.message ?? 'another shape'));
  }
  const kind = cell('identifier');
  const identifierId = identifiers.get(kind.toLowerCase());
  if (kind !== '' && identifierId === undefined) problems.push(invalid('identifier', 'a kind of identity document in use'));
  if (identifierId !== undefined) person['identifierId'] = identifierId;
  return { person, problems };
}

/** What Create user cannot do without. */
export function missingOf({ name, email: address }: PersonOfFile): readonly Failure[] {
  return [
    ...(name === undefined ? [invalid('name', 'a name')] : []),
    ...(address === undefined ? [invalid('email', 'an e-mail address')] : []),
  ];
}

function invalid(field: string, wanted: string): Failure {
  return { code: 'input-invalid', params: { field, wanted } };
}

function joined(first: string, second: string): string {
  return [first, second].filter((word) => word !== '').join(' ');
}
