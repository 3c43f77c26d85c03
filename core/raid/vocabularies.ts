/** One value of a vocabulary. A retired one stays readable in old records and is refused in new ones. */
export interface VocabularyValue {
  readonly id: string;
  readonly label: string;
  readonly retired?: true;
}

/** A list of coded values with the URI that names the list. */
export interface Vocabulary {
  readonly schemaUri: string;
  readonly values: readonly VocabularyValue[];
}

const BASE = 'https://vocabulary.raid.org/';
const CREDIT = 'https://credit.niso.org/';
const COAR = 'https://vocabularies.coar-repositories.org/access_rights/';

function raidList(schema: string, prefix: string, values: readonly (readonly [number: number, label: string])[]): Vocabulary {
  return { schemaUri: `${BASE}${schema}`, values: values.map(([number, label]) => ({ id: `${BASE}${prefix}/${number}`, label })) };
}

const creditRoles = [
  ['conceptualization', 'Conceptualization'],
  ['data-curation', 'Data curation'],
  ['formal-analysis', 'Formal analysis'],
  ['funding-acquisition', 'Funding acquisition'],
  ['investigation', 'Investigation'],
  ['methodology', 'Methodology'],
  ['project-administration', 'Project administration'],
  ['resources', 'Resources'],
  ['software', 'Software'],
  ['supervision', 'Supervision'],
  ['validation', 'Validation'],
  ['visualization', 'Visualization'],
  ['writing-original-draft', 'Writing – original draft'],
  ['writing-review-editing', 'Writing – review & editing'],
] as const;

/** The coded lists of a RAiD (spec service points 6.5), as data. */
export const vocabularies = {
  titleType: raidList('title.type.schema/376', 'title.type.schema', [
    [5, 'Primary'],
    [4, 'Alternative'],
    [157, 'Short'],
    [156, 'Acronym'],
  ]),
  descriptionType: raidList('description.type.schema/320', 'description.type.schema', [
    [318, 'Primary'],
    [319, 'Alternative'],
    [3, 'Brief'],
    [9, 'Significance statement'],
    [8, 'Methods'],
    [7, 'Objectives'],
    [392, 'Acknowledgements'],
    [6, 'Other'],
  ]),
  position: raidList('contributor.position.schema/305', 'contributor.position.schema', [
    [307, 'Principal or Chief Investigator'],
    [308, 'Co-investigator or Collaborator'],
    [309, 'Partner Investigator'],
    [310, 'Consultant'],
    [311, 'Other Participant'],
  ]),
  contributorRole: { schemaUri: CREDIT, values: creditRoles.map(([id, label]) => ({ id: `${CREDIT}contributor-roles/${id}/`, label })) },
  organisationRole: raidList('organisation.role.schema/359', 'organisation.role.schema', [
    [182, 'Lead Research Organisation'],
    [183, 'Other Research Organisation'],
    [184, 'Partner Organisation'],
    [185, 'Contractor'],
    [186, 'Funder'],
    [187, 'Facility'],
    [188, 'Other Organisation'],
  ]),
  relatedObjectCategory: raidList('relatedObject.category.schemaUri/386', 'relatedObject.category.id', [
    [191, 'Input'],
    [190, 'Output'],
    [192, 'Internal process document or artefact'],
  ]),
  relatedObjectType: raidList('relatedObject.type.schema/329', 'relatedObject.type.schema', [
    [273, 'Audiovisual'],
    [258, 'Book'],
    [271, 'Book Chapter'],
    [256, 'Computational Notebook'],
    [264, 'Conference Paper'],
    [248, 'Conference Poster'],
    [262, 'Conference Proceeding'],
    [255, 'Data Paper'],
    [269, 'Dataset'],
    [253, 'Dissertation'],
    [260, 'Event'],
    [272, 'Funding'],
    [257, 'Image'],
    [266, 'Instrument'],
    [250, 'Journal Article'],
    [267, 'Learning Object'],
    [263, 'Model'],
    [247, 'Output Management Plan'],
    [270, 'Physical Object'],
    [254, 'Preprint'],
    [268, 'Prize'],
    [252, 'Report'],
    [274, 'Service'],
    [259, 'Software'],
    [261, 'Sound'],
    [251, 'Standard'],
    [265, 'Text'],
    [249, 'Workflow'],
  ]),
  relatedRaidType: raidList('relatedRaid.type.schema/367', 'relatedRaid.type.schema', [
    [204, 'Continues'],
    [203, 'Is continued by'],
    [201, 'Has part'],
    [202, 'Is part of'],
    [199, 'Is source of'],
    [200, 'Is derived from'],
    [198, 'Obsoletes'],
    [205, 'Is obsoleted by'],
  ]),
  /** Restricted and metadata-only are of an earlier edition: a RAiD may be hidden for a while, never for good (6.1). */
  accessType: {
    schemaUri: COAR,
    values: [
      { id: `${COAR}c_abf2/`, label: 'Open access' },
      { id: `${COAR}c_f1cf/`, label: 'Embargoed access' },
      { id: `${COAR}c_16ec/`, label: 'Restricted access', retired: true },
      { id: `${COAR}c_14cb/`, label: 'Metadata only access', retired: true },
    ],
  },
} as const satisfies Record<string, Vocabulary>;

export type VocabularyName = keyof typeof vocabularies;

export const PRIMARY_TITLE = `${BASE}title.type.schema/5`;
export const PRIMARY_DESCRIPTION = `${BASE}description.type.schema/318`;
export const LEAD_RESEARCH = `${BASE}organisation.role.schema/182`;
export const FUNDER = `${BASE}organisation.role.schema/186`;
export const OPEN_ACCESS = `${COAR}c_abf2/`;
export const EMBARGOED_ACCESS = `${COAR}c_f1cf/`;

/** The label of a coded value, or its id where this program does not know it. */
export function labelOf(name: VocabularyName, id: string): string {
  return vocabularies[name].values.find((value) => value.id === id)?.label ?? id;
}
