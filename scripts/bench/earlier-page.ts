/** A page of figures as it was written before: what is not measured anew stays as it was measured last, with its day and machine. */
export class EarlierPage {
  readonly #sections: ReadonlyMap<string, string>;

  /** `text`: Markdown with a heading of the second level for each section; may be empty. */
  constructor(text: string) {
    const parts = text.split(/^## /m).slice(1);
    this.#sections = new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), `## ${part}`]));
  }

  section(title: string): string | undefined {
    return this.#sections.get(title)?.trimEnd().concat('\n');
  }

  /** Cells of the rows of the first table in a section, without its head. */
  rows(title: string): readonly (readonly string[])[] {
    const lines = (this.#sections.get(title) ?? '').split('\n');
    const first = lines.findIndex((line) => line.startsWith('|'));
    if (first === -1) return [];
    const after = lines.slice(first).findIndex((line) => !line.startsWith('|'));
    const table = lines.slice(first + 2, after === -1 ? undefined : first + after);
    return table.map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
  }

  /** Those of its rows that are about these measures. */
  rowsOf(title: string, measures: readonly string[]): readonly (readonly string[])[] {
    return this.rows(title).filter(([name = '']) => measures.includes(name.replaceAll('`', '')));
  }

  /** Names of the figures that a section shows. */
  figures(title: string): readonly string[] {
    return [...(this.#sections.get(title) ?? '').matchAll(/^### (?<name>.+)$/gm)].map(({ groups }) => groups?.['name'] ?? '');
  }
}
