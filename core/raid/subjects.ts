import { forGroups } from './field-of-research-groups.ts';

/** One list of subjects: where it is published, how its ids begin, its divisions by their two digits and its groups by their four. */
export interface SubjectList {
  readonly schemaUri: string;
  readonly label: string;
  readonly base: string;
  readonly divisions: Readonly<Record<string, string>>;
  /** Where they are known. */
  readonly groups?: Readonly<Record<string, string>>;
}

/** ANZSRC 2020. Of a field (six digits) its group and form are checked; of an objective's narrower codes its division and form. */
export const subjectLists: readonly SubjectList[] = [
  {
    schemaUri: 'https://vocabs.ardc.edu.au/viewById/316',
    label: 'Fields of Research',
    base: 'https://linked.data.gov.au/def/anzsrc-for/2020/',
    divisions: {
      30: 'Agricultural, veterinary and food sciences',
      31: 'Biological sciences',
      32: 'Biomedical and clinical sciences',
      33: 'Built environment and design',
      34: 'Chemical sciences',
      35: 'Commerce, management, tourism and services',
      36: 'Creative arts and writing',
      37: 'Earth sciences',
      38: 'Economics',
      39: 'Education',
      40: 'Engineering',
      41: 'Environmental sciences',
      42: 'Health sciences',
      43: 'History, heritage and archaeology',
      44: 'Human society',
      45: 'Indigenous studies',
      46: 'Information and computing sciences',
      47: 'Language, communication and culture',
      48: 'Law and legal studies',
      49: 'Mathematical sciences',
      50: 'Philosophy and religious studies',
      51: 'Physical sciences',
      52: 'Psychology',
    },
    groups: forGroups,
  },
  {
    schemaUri: 'https://vocabs.ardc.edu.au/viewById/317',
    label: 'Socio-Economic Objectives',
    base: 'https://linked.data.gov.au/def/anzsrc-seo/2020/',
    divisions: {
      10: 'Animal production and animal primary products',
      11: 'Commercial services and tourism',
      12: 'Construction',
      13: 'Culture and society',
      14: 'Defence',
      15: 'Economic framework',
      16: 'Education and training',
      17: 'Energy',
      18: 'Environmental management',
      19: 'Environmental policy, climate change and natural hazards',
      20: 'Health',
      21: 'Indigenous',
      22: 'Information and communication services',
      23: 'Law, politics and community services',
      24: 'Manufacturing',
      25: 'Mineral resources (excl. energy resources)',
      26: 'Plant production and plant primary products',
      27: 'Transport',
      28: 'Expanding knowledge',
    },
  },
];

/** Two, four or six digits of a division that is in the list, and of a group that is in it where the list has its groups. */
export function isSubject(list: SubjectList, id: string): boolean {
  if (!id.startsWith(list.base)) return false;
  const code = id.slice(list.base.length);
  if (!/^\d{2}(?:\d{2}){0,2}$/.test(code) || !Object.hasOwn(list.divisions, code.slice(0, 2))) return false;
  return code.length === 2 || list.groups === undefined || Object.hasOwn(list.groups, code.slice(0, 4));
}

/** The narrowest name that the list has for a code's digits. */
export function subjectName(list: SubjectList, code: string): string | undefined {
  return list.groups?.[code.slice(0, 4)] ?? list.divisions[code.slice(0, 2)];
}
