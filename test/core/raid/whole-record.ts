import type { RaidMetadata } from '../../../core/raid/metadata.ts';
import { LANGUAGE, ORCID, ROR } from '../../../core/raid/schemes.ts';
import { EMBARGOED_ACCESS, vocabularies, type VocabularyName } from '../../../core/raid/vocabularies.ts';

export const AS_OF = '2026-01-15';

export const coded = (name: VocabularyName, index = 0) => {
  const { schemaUri, values } = vocabularies[name];
  return { id: values[index]?.id ?? '', schemaUri };
};
const eng = { id: 'eng', schemaUri: LANGUAGE };

/** A record with every block, in which no rule finds anything. */
export function wholeRecord(): RaidMetadata {
  return {
    title: [
      { text: 'Acoustic reef survey', type: coded('titleType'), language: eng, startDate: '2024-02-01', endDate: '2025-03' },
      { text: 'Reef soundscapes', type: coded('titleType'), startDate: '2025-03' },
    ],
    date: { startDate: '2024', endDate: '2027-06' },
    description: [
      { text: 'Fish choruses.\nOn twelve reefs.', type: coded('descriptionType'), language: eng },
      { text: 'Choruses', type: coded('descriptionType', 2) },
    ],
    access: {
      type: { id: EMBARGOED_ACCESS, schemaUri: vocabularies.accessType.schemaUri },
      statement: { text: 'A patent is applied for.', language: eng },
      embargoExpiry: '2027-07-15',
    },
    contributor: [
      {
        id: 'https://orcid.org/0000-0002-1825-0097',
        schemaUri: ORCID,
        leader: true,
        position: [
          { ...coded('position', 1), startDate: '2024', endDate: '2025' },
          { ...coded('position'), startDate: '2025' },
        ],
        role: [coded('contributorRole'), coded('contributorRole', 3)],
      },
      {
        id: 'https://orcid.org/0000-0000-0000-1012',
        schemaUri: ORCID,
        contact: true,
        position: [{ ...coded('position'), startDate: '2024' }],
      },
    ],
    organisation: [
      {
        id: 'https://ror.org/00rqy9422',
        schemaUri: ROR,
        role: [
          { ...coded('organisationRole'), startDate: '2024', endDate: '2025-12-31' },
          { ...coded('organisationRole', 1), startDate: '2026' },
        ],
      },
      { id: 'https://ror.org/038sjwq14', schemaUri: ROR, role: [{ ...coded('organisationRole', 4), startDate: '2024' }] },
    ],
    subject: [
      {
        id: 'https://linked.data.gov.au/def/anzsrc-for/2020/3103',
        schemaUri: 'https://vocabs.ardc.edu.au/viewById/316',
        keyword: [{ text: 'reefs', language: eng }],
      },
    ],
    relatedRaid: [{ id: 'https://raid.org/10.5072/0a1b2c3d', type: coded('relatedRaidType') }],
    relatedObject: [
      {
        id: 'https://doi.org/10.5072/reef',
        schemaUri: 'https://doi.org/',
        type: coded('relatedObjectType', 8),
        category: [coded('relatedObjectCategory')],
      },
    ],
    alternateIdentifier: [{ id: 'ARC-1', type: 'grant' }],
    alternateUrl: [{ url: 'https://example.org/reef' }],
    spatialCoverage: [
      {
        id: 'https://www.geonames.org/2172517/canberra.html',
        schemaUri: 'https://www.geonames.org/',
        place: [{ text: 'Canberra', language: eng }],
      },
    ],
  };
}
