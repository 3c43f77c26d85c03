import { listAt, type Metadata, textAt, withValue } from './path.ts';

/** Where the project's start changes, what began with it begins with it still: titles, positions, roles. */
export function movedStart(after: Metadata, before: Metadata, path: string): Metadata {
  if (path !== 'date.startDate') return after;
  const [was, is] = [textAt(before, path), textAt(after, path)];
  const begun = [
    ...pathsOf(after, 'title'),
    ...pathsOf(after, 'contributor').flatMap((entry) => pathsOf(after, `${entry}.position`)),
    ...pathsOf(after, 'organisation').flatMap((entry) => pathsOf(after, `${entry}.role`)),
  ];
  return begun
    .map((entry) => `${entry}.startDate`)
    .filter((start) => textAt(after, start) === was)
    .reduce((record, start) => withValue(record, start, is), after);
}

function pathsOf(record: Metadata, list: string): readonly string[] {
  return listAt(record, list).map((_entry, index) => `${list}[${index}]`);
}
