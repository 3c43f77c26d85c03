import { isEmbargoed, titleOf } from './compose-raid.ts';
import type { RaidMetadata } from './metadata.ts';
import { FUNDER, PRIMARY_TITLE } from './vocabularies.ts';

/** A record as DataCite's REST API takes it: resource type Project/RAiD, publisher the owner, funders as funding references (spec 5.3). */
export function dataciteAttributes(record: RaidMetadata, { handle, landingUrl }: { readonly handle: string; readonly landingUrl: string }) {
  const owner = record.identifier?.owner?.id ?? '';
  return {
    doi: handle,
    event: isEmbargoed(record) ? 'register' : 'publish',
    url: landingUrl,
    schemaVersion: 'http://datacite.org/schema/kernel-4',
    types: { resourceTypeGeneral: 'Project', resourceType: 'RAiD' },
    publisher: { name: owner, publisherIdentifier: owner, publisherIdentifierScheme: 'ROR', schemeUri: 'https://ror.org/' },
    publicationYear: Number(record.date.startDate.slice(0, 4)),
    titles: isEmbargoed(record) ? [{ title: 'Embargoed RAiD' }] : titles(record),
    creators: [{ name: owner, nameType: 'Organizational' }],
    contributors: isEmbargoed(record) ? [] : record.contributor.map(({ id }) => contributor(id)),
    dates: [{ date: span(record.date), dateType: 'Other', dateInformation: 'Project dates' }],
    fundingReferences: isEmbargoed(record) ? [] : funders(record),
    relatedIdentifiers: isEmbargoed(record) ? [] : relatedDois(record),
  };
}

function titles(record: RaidMetadata) {
  const main = titleOf(record, PRIMARY_TITLE);
  const others = record.title.filter((title) => title.text !== main);
  return [{ title: main }, ...others.map((title) => ({ title: title.text, titleType: 'AlternativeTitle' }))];
}

function contributor(id: string) {
  return {
    name: id,
    contributorType: 'ProjectMember',
    nameType: 'Personal',
    nameIdentifiers: [{ nameIdentifier: id, nameIdentifierScheme: 'ORCID', schemeUri: 'https://orcid.org/' }],
  };
}

function span({ startDate, endDate }: RaidMetadata['date']): string {
  return endDate === undefined || endDate === '' ? startDate : `${startDate}/${endDate}`;
}

function funders({ organisation = [] }: RaidMetadata) {
  return organisation
    .filter(({ role = [] }) => role.some((held) => held.id === FUNDER))
    .map(({ id }) => ({ funderName: id, funderIdentifier: id, funderIdentifierType: 'ROR' }));
}

function relatedDois({ relatedObject = [] }: RaidMetadata) {
  return relatedObject
    .filter(({ schemaUri }) => schemaUri === 'https://doi.org/')
    .map(({ id }) => ({ relatedIdentifier: id, relatedIdentifierType: 'DOI', relationType: 'HasPart' }));
}
