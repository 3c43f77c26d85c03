import type { ActionInput } from '../../../core/actions/all.ts';
import { EMBARGOED_ACCESS, OPEN_ACCESS, vocabularies } from '../../../core/raid/vocabularies.ts';

type Body = ActionInput<'raid.mint'>['metadata'];

export const ADA_ORCID = 'https://orcid.org/0000-0002-1825-0097';
export const BO_ORCID = 'https://orcid.org/0000-0000-0000-1012';

const coded = (name: keyof typeof vocabularies, index = 0) => {
  const { schemaUri, values } = vocabularies[name];
  return { id: values[index]?.id ?? '', schemaUri };
};

/** The smallest metadata that mints. */
export function aRaid(title = 'Reef soundscapes', rest: Body = {}): Body {
  return {
    title: [{ text: title, type: coded('titleType'), startDate: '2024-02-01' }],
    date: { startDate: '2024' },
    access: { type: { id: OPEN_ACCESS, schemaUri: vocabularies.accessType.schemaUri } },
    contributor: [
      {
        id: ADA_ORCID,
        schemaUri: 'https://orcid.org/',
        leader: true,
        contact: true,
        position: [{ ...coded('position'), startDate: '2024' }],
        role: [],
      },
    ],
    ...rest,
  };
}

/** Closed until that day. */
export function embargoedUntil(embargoExpiry: string): Body {
  const type = { id: EMBARGOED_ACCESS, schemaUri: vocabularies.accessType.schemaUri };
  return { access: { type, statement: { text: 'A patent is applied for.' }, embargoExpiry } };
}
