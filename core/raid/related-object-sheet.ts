import type { RaidRelatedObject } from './metadata.ts';
import { relatedObjectSchemes } from './schemes.ts';
import { vocabularies } from './vocabularies.ts';

/** What a row of the sheet lacks, for a person to mend. */
export interface SheetFault {
  /** As the sheet numbers it: the heading is row 1. */
  readonly row: number;
  readonly column: 'identifier' | 'type' | 'category' | 'sheet';
  readonly wanted: string;
}

export interface Sheet {
  readonly objects: readonly RaidRelatedObject[];
  readonly faults: readonly SheetFault[];
}

export const SHEET_HEADING = 'identifier,type,category';
/** More rows than any project has; a sheet beyond it is the wrong file. */
const MOST_ROWS = 5000;

/**
 * Related objects from a sheet saved as CSV or copied as tab-separated text: a row per object, one type, several categories split by commas
 * (inside quotes in CSV). Rows without a fault are taken; the others say what is wanted.
 */
export function readRelatedObjectSheet(text: string): Sheet {
  const rows = cellsOf(text.replace(/^\uFEFF/, ''));
  const heading = (rows[0] ?? []).map((cell) => cell.trim().toLowerCase());
  const at = { identifier: heading.indexOf('identifier'), type: heading.indexOf('type'), category: heading.indexOf('category') };
  if (Object.values(at).includes(-1)) return { objects: [], faults: [fault(1, 'sheet', `the headings ${SHEET_HEADING}`)] };
  if (rows.length > MOST_ROWS) return { objects: [], faults: [fault(MOST_ROWS + 1, 'sheet', `at most ${MOST_ROWS} rows`)] };
  const read = rows.slice(1).flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const cell = (column: keyof typeof at): string => (cells[at[column]] ?? '').trim();
    return [readRow(index + 2, { identifier: cell('identifier'), type: cell('type'), category: cell('category') })];
  });
  return { objects: read.flatMap((row) => row.object ?? []), faults: read.flatMap((row) => row.faults) };
}

interface Row {
  readonly identifier: string;
  readonly type: string;
  readonly category: string;
}

function readRow(
  number: number,
  { identifier, type, category }: Row,
): { readonly object?: RaidRelatedObject; readonly faults: readonly SheetFault[] } {
  const scheme = relatedObjectSchemes.find((known) => known.pattern?.test(identifier));
  const typeId = idOf(vocabularies.relatedObjectType.values, type);
  const names = category.split(',').map((name) => name.trim());
  const categories = names.map((name) => idOf(vocabularies.relatedObjectCategory.values, name));
  const faults = [
    ...(scheme === undefined ? [fault(number, 'identifier', 'a DOI, handle, RRID or web archive address')] : []),
    ...(typeId === undefined ? [fault(number, 'type', labels(vocabularies.relatedObjectType.values))] : []),
    ...(categories.includes(undefined) ? [fault(number, 'category', labels(vocabularies.relatedObjectCategory.values))] : []),
  ];
  if (scheme === undefined || typeId === undefined || faults.length > 0) return { faults };
  const object = {
    id: identifier,
    schemaUri: scheme.schemaUri,
    type: { id: typeId, schemaUri: vocabularies.relatedObjectType.schemaUri },
    category: [...new Set(categories)].flatMap((id) =>
      id === undefined ? [] : [{ id, schemaUri: vocabularies.relatedObjectCategory.schemaUri }],
    ),
  };
  return { object, faults: [] };
}

interface Value {
  readonly id: string;
  readonly label: string;
}

/** By label in any case, or its first word ("Internal"), or the id itself. */
function idOf(values: readonly Value[], text: string): string | undefined {
  const typed = text.toLowerCase();
  if (typed === '') return undefined;
  return values.find(({ id, label }) => {
    const known = label.toLowerCase();
    return (
      known === typed || id === text || (known.startsWith(`${typed} `) && !values.some((other) => other.label.toLowerCase() === typed))
    );
  })?.id;
}

function labels(values: readonly Value[]): string {
  return `one of: ${values.map((value) => value.label).join(', ')}`;
}

function fault(row: number, column: SheetFault['column'], wanted: string): SheetFault {
  return { row, column, wanted };
}

/** RFC 4180 with commas, semicolons or tabs, whichever the heading has; quotes double inside quotes. */
function cellsOf(text: string): readonly (readonly string[])[] {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const between = first.includes('\t') ? '\t' : first.includes(';') ? ';' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (quoted && letter === '"' && text[at + 1] === '"') cell += text[(at += 1)] ?? '';
    else if (letter === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (!quoted && letter === between) {
      row.push(cell);
      cell = '';
    } else if (!quoted && (letter === '\n' || letter === '\r')) {
      if (letter === '\r' && text[at + 1] === '\n') at += 1;
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += letter;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}
