import { fieldsOfResearch } from './anzsrc/fields-of-research.ts';
import { socioEconomicObjectives } from './anzsrc/socio-economic-objectives.ts';

/** One list of subjects: where it is published, how its ids begin, and what is in it. */
export interface SubjectList {
  readonly schemaUri: string;
  readonly label: string;
  readonly base: string;
  /** Name by code, in the list's order: divisions of two digits, their groups of four, in those fields or objectives of six. */
  readonly names: ReadonlyMap<string, string>;
}

/** ANZSRC 2020, whole. */
export const subjectLists: readonly SubjectList[] = [
  {
    schemaUri: 'https://vocabs.ardc.edu.au/viewById/316',
    label: 'Fields of Research',
    base: 'https://linked.data.gov.au/def/anzsrc-for/2020/',
    names: namesOf(fieldsOfResearch),
  },
  {
    schemaUri: 'https://vocabs.ardc.edu.au/viewById/317',
    label: 'Socio-Economic Objectives',
    base: 'https://linked.data.gov.au/def/anzsrc-seo/2020/',
    names: namesOf(socioEconomicObjectives),
  },
];

/** Whether an id is the list's base with a code that the list has. */
export function isSubject({ base, names }: SubjectList, id: string): boolean {
  return id.startsWith(base) && names.has(id.slice(base.length));
}

/** A line is a code, a space and its name. */
function namesOf(lines: string): ReadonlyMap<string, string> {
  return new Map(
    lines
      .trim()
      .split('\n')
      .map((line) => {
        const end = line.indexOf(' ');
        return [line.slice(0, end), line.slice(end + 1)];
      }),
  );
}
