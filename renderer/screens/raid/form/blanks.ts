import { DOI, ORCID, placeSchemes, ROR, type Scheme } from '../../../../core/raid/schemes.ts';
import { subjectLists } from '../../../../core/raid/subjects.ts';
import { OPEN_ACCESS, PRIMARY_DESCRIPTION, PRIMARY_TITLE, vocabularies, type VocabularyName } from '../../../../core/raid/vocabularies.ts';
import type { Metadata } from './path.ts';

const coded = (list: VocabularyName, id: string) => ({ id, schemaUri: vocabularies[list].schemaUri });
const first = (list: VocabularyName) => coded(list, vocabularies[list].values[0]?.id ?? '');
const none = (list: VocabularyName) => coded(list, '');

/** What entries begin as: every field that is needed is there, empty or as it mostly is, so that all faults can be told at once. */
export const blankTitle = (startDate: string) => ({ text: '', type: coded('titleType', PRIMARY_TITLE), startDate });
export const blankOtherTitle = (startDate: string) => ({ text: '', type: none('titleType'), startDate });
export const blankDescription = (isFirst: boolean) => ({
  text: '',
  type: isFirst ? coded('descriptionType', PRIMARY_DESCRIPTION) : none('descriptionType'),
});
export const blankPosition = (startDate: string) => ({ ...none('position'), startDate });
export const blankContributor = (startDate: string) => ({
  id: '',
  schemaUri: ORCID,
  position: [blankPosition(startDate)],
  role: [],
  leader: false,
  contact: false,
});
export const blankOrganisationRole = (startDate: string) => ({ ...none('organisationRole'), startDate });
export const blankOrganisation = (startDate: string) => ({ id: '', schemaUri: ROR, role: [blankOrganisationRole(startDate)] });
export const blankSubject = () => ({ id: '', schemaUri: subjectLists[0]?.schemaUri ?? '', keyword: [] });
export const blankRelatedObject = () => ({ id: '', schemaUri: DOI, type: none('relatedObjectType'), category: [] });
export const blankRelatedRaid = () => ({ id: '', type: none('relatedRaidType') });
export const blankPlace = () => ({ id: '', schemaUri: placeSchemes[0]?.schemaUri ?? '', place: [] });

/** A new RAiD as the form begins: everything that every RAiD has. Days are YYYY-MM-DD. */
export function blankRaid(today: string): Metadata {
  return {
    title: [blankTitle(today)],
    date: { startDate: today },
    access: { type: coded('accessType', OPEN_ACCESS) },
    contributor: [{ ...blankContributor(today), position: [{ ...first('position'), startDate: today }], leader: true, contact: true }],
  };
}

/** The scheme that a name is of, by how it looks. */
export function schemeOf(id: string, schemes: readonly Scheme[]): string | undefined {
  return schemes.find(({ pattern }) => pattern?.test(id))?.schemaUri;
}

/** `0000-0002-1825-0097` → its address; what is an address already stays. */
export function orcidAddress(typed: string): string {
  const text = typed.trim();
  return /^\d{4}-\d{4}-\d{4}-\d{3}[\dXx]$/.test(text) ? `${ORCID}${text.toUpperCase()}` : text;
}

/** `00rqy9422` or `ror.org/00rqy9422` → its address. */
export function rorAddress(typed: string): string {
  const text = typed.trim();
  const [, name] = /^(?:(?:https?:\/\/)?ror\.org\/)?(0[0-9a-z]{8})$/i.exec(text) ?? [];
  return name === undefined ? text : `${ROR}${name.toLowerCase()}`;
}

/** `10.5072/abc` or `doi:10.5072/abc` → its address. */
export function doiAddress(typed: string): string {
  const text = typed.trim();
  const [, name] = /^(?:doi:\s*)?(10\.\d+\/\S+)$/i.exec(text) ?? [];
  return name === undefined ? text : `${DOI}${name}`;
}
