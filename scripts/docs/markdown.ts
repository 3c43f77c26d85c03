const escaped = (cell: string): string => cell.replaceAll('|', '\\|');

/** A table with a head, its columns in line as `npm run format` wants them. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(escaped));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string => `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return [line(cells[0] ?? []), rule, ...cells.slice(1).map(line)].join('\n');
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** A page of paragraphs, headings and tables, one line apart, with a note of where it comes from. */
export function page(title: string, source: string, parts: readonly string[]): string {
  const note = `Made by \`node scripts/docs.ts\` from ${source}; change those, not this page.`;
  return `${[`# ${title}`, note, ...parts].join('\n\n')}\n`;
}
