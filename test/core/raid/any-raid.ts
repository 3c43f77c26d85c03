import fc from 'fast-check';
import { mod112, rorCheck } from '../../../core/raid/check-digits.ts';
import type { RaidMetadata } from '../../../core/raid/metadata.ts';
import { DOI, ISNI, LANGUAGE, ORCID, placeSchemes, ROR } from '../../../core/raid/schemes.ts';
import { subjectLists } from '../../../core/raid/subjects.ts';
import { EMBARGOED_ACCESS, OPEN_ACCESS, vocabularies, type VocabularyName } from '../../../core/raid/vocabularies.ts';

// Records in which no rule may find anything, made by the specification's words (section 6) and not by the rules' code.

/** The day on which all of them are judged and registered; an embargo may end 18 calendar months later at the latest. */
export const TODAY = '2026-01-15';
export const LAST_DAY = '2027-07-15';

type Coded = { readonly id: string; readonly schemaUri: string };
type Span = { startDate: string; endDate?: string };

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';
const two = (number: number): string => String(number).padStart(2, '0');
const text = (longest: number) =>
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: longest }).filter((made) => made.trim() !== '');
const coded = (name: VocabularyName, but: readonly string[] = []): fc.Arbitrary<Coded> => {
  const { schemaUri, values } = vocabularies[name];
  const ids = values.filter((value) => !('retired' in value) && !but.includes(value.id)).map(({ id }) => id);
  return fc.constantFrom(...ids).map((id) => ({ id, schemaUri }));
};
const language = fc.constantFrom('eng', 'deu', 'swe', 'jpn', 'mri').map((id) => ({ id, schemaUri: LANGUAGE }));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
/** Fields that are there or not, never there and undefined. */
const present = <Entry extends object>(entry: fc.Arbitrary<Entry>): fc.Arbitrary<Entry> =>
  entry.map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)) as Entry);

/** A day of a year, as precise as somebody happens to know it. */
const dateIn = (year: number) =>
  fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([precise, month, day]) => {
    if (precise === 0) return String(year);
    return precise === 1 ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
  });
/** Spans one after another, each over before the next year with one begins; the last may have no end. */
const spans = (most: number): fc.Arbitrary<Span[]> =>
  fc.uniqueArray(fc.integer({ min: 1950, max: 2040 }), { minLength: 1, maxLength: most }).chain((years) => {
    const sorted = years.toSorted((left, right) => left - right);
    return fc.tuple(
      ...sorted.map((year, at) =>
        fc.tuple(dateIn(year), fc.boolean()).map(([startDate, open]): Span => {
          const last = at === sorted.length - 1;
          return last && open ? { startDate } : { startDate, endDate: `${year}-12-31` };
        }),
      ),
    );
  });

const PRIMARY_TITLE = 'https://vocabulary.raid.org/title.type.schema/5';
const PRIMARY_DESCRIPTION = 'https://vocabulary.raid.org/description.type.schema/318';
const LEAD = 'https://vocabulary.raid.org/organisation.role.schema/182';
const primaryTitle = { id: PRIMARY_TITLE, schemaUri: vocabularies.titleType.schemaUri };
const primaryDescription = { id: PRIMARY_DESCRIPTION, schemaUri: vocabularies.descriptionType.schemaUri };
const lead = { id: LEAD, schemaUri: vocabularies.organisationRole.schemaUri };

/** Primary titles first, one after another; then others at any time. Each has its place in its text, so that none is another's copy. */
const titles = fc
  .tuple(
    spans(3),
    fc.array(fc.tuple(coded('titleType', [PRIMARY_TITLE]), spans(1)), { minLength: 1, maxLength: 2 }),
    fc.array(fc.tuple(text(98), maybe(language)), { minLength: 5, maxLength: 5 }),
  )
  .map(([primary, others, said]) => {
    const dated = [...primary.map((span) => ({ type: primaryTitle, ...span })), ...others.map(([type, [span]]) => ({ type, ...span }))];
    return dated.map((title, at) => {
      const [words = 'a', spoken] = said[at] ?? [];
      return { text: `${at} ${words}`, ...(spoken === undefined ? {} : { language: spoken }), ...title } as RaidMetadata['title'][number];
    });
  });

const descriptions = fc
  .tuple(
    text(1000),
    fc.array(present(fc.record({ text: text(1000), type: coded('descriptionType', [PRIMARY_DESCRIPTION]), language: maybe(language) })), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.nat(3),
  )
  .map(([said, others, at]) => others.toSpliced(at, 0, { text: said, type: primaryDescription } as (typeof others)[number]));

const expiry = fc.constantFrom('2020-02-29', '2026-01-15', '2027-02-28', '2027-07-14', LAST_DAY);
const coar = vocabularies.accessType.schemaUri;
const statement = (words: fc.Arbitrary<string | undefined>) => present(fc.record({ text: words, language: maybe(language) }));
export const openAccess = present(
  fc.record({
    type: fc.constant({ id: OPEN_ACCESS, schemaUri: coar }),
    statement: maybe(statement(maybe(text(1000)))),
    embargoExpiry: maybe(expiry),
  }),
);
export const embargo = fc.record({
  type: fc.constant({ id: EMBARGOED_ACCESS, schemaUri: coar }),
  statement: statement(text(1000)),
  embargoExpiry: expiry,
});

const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((made) => made.join(''));
const personName = fc.tuple(digits(15), fc.boolean()).map(([fifteen, orcid]) => {
  const sixteen = `${fifteen}${mod112(fifteen)}`;
  if (!orcid) return { id: `https://isni.org/isni/${sixteen}`, schemaUri: ISNI };
  return { id: `https://orcid.org/${sixteen.replaceAll(/(.{4})(?!$)/g, '$1-')}`, schemaUri: ORCID };
});
const contributors = fc
  .uniqueArray(
    fc.record({
      name: personName,
      held: spans(3),
      positions: fc.array(coded('position'), { minLength: 3, maxLength: 3 }),
      role: fc.array(coded('contributorRole'), { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 2, maxLength: 4, selector: ({ name }) => name.id },
  )
  .map((people) =>
    people.map(({ name, held, positions, role }, at) => ({
      ...name,
      position: held.map((span, which) => ({ ...(positions[which] as Coded), ...span })),
      role,
      // The first leads alone, the second is asked alone.
      ...(at === 0 ? { leader: true } : {}),
      ...(at === 1 ? { contact: true, leader: false } : {}),
    })),
  );

const rorName = fc.array(fc.constantFrom(...Array.from(CROCKFORD)), { minLength: 6, maxLength: 6 }).map((six) => {
  const seven = `0${six.join('')}`;
  return { id: `https://ror.org/${seven}${rorCheck(seven)}`, schemaUri: ROR };
});
/** The first leads, all the time or year by year; the others do something else. */
const organisations = fc
  .uniqueArray(fc.tuple(rorName, spans(3), fc.array(coded('organisationRole', [LEAD]), { minLength: 3, maxLength: 3 })), {
    minLength: 2,
    maxLength: 3,
    selector: ([name]) => name.id,
  })
  .map((all) =>
    all.map(([name, held, roles], at) => ({
      ...name,
      role: held.map((span, which) => ({ ...(at === 0 && which === 0 ? lead : (roles[which] as Coded)), ...span })),
    })),
  );

const subject = fc
  .constantFrom(...subjectLists)
  .chain((list) =>
    fc
      .tuple(fc.constantFrom(...list.names.keys()), words())
      .map(([code, keyword]) => ({ id: `${list.base}${code}`, schemaUri: list.schemaUri, keyword })),
  );
function words() {
  return fc.array(present(fc.record({ text: text(40), language: maybe(language) })), { minLength: 1, maxLength: 2 });
}
const some = <Value>(one: fc.Arbitrary<Value>) => fc.array(one, { minLength: 1, maxLength: 3 });
const suffix = fc.string({ unit: fc.constantFrom(...Array.from('abcdefghij0123456789-._/')), minLength: 1, maxLength: 12 });

const objectNames = [
  suffix.map((end) => ({ id: `https://doi.org/10.5072/${end}`, schemaUri: DOI })),
  suffix.map((end) => ({ id: `https://dx.doi.org/10.5072.1/${end}`, schemaUri: DOI })),
  fc
    .constantFrom('19960101000000', '20240229235959', '20260101120000')
    .map((at) => ({ id: `https://web.archive.org/web/${at}/https://example.org/`, schemaUri: 'https://web.archive.org/' })),
  suffix.map((end) => ({ id: `https://hdl.handle.net/20.500.100/${end}`, schemaUri: 'https://hdl.handle.net/' })),
  fc.constant({ id: 'https://scicrunch.org/resolver/RRID:SCR_000001', schemaUri: 'https://scicrunch.org/resolver/' }),
];
const relatedObject = fc
  .tuple(fc.oneof(...objectNames), coded('relatedObjectType'), some(coded('relatedObjectCategory')))
  .map(([name, type, category]) => ({ ...name, type, category }));
const place = fc
  .constantFrom(...placeSchemes)
  .chain(({ schemaUri, example = '' }) => words().map((named) => ({ id: example, schemaUri, place: named })));

/** With every block. */
export const wholeRaid: fc.Arbitrary<RaidMetadata> = fc.record({
  title: titles,
  date: spans(1).map(([span]) => span ?? { startDate: '2024' }),
  description: descriptions,
  access: fc.oneof(openAccess, embargo),
  contributor: contributors,
  organisation: organisations,
  subject: some(subject),
  relatedRaid: some(fc.record({ id: suffix.map((end) => `https://raid.org/10.5072/${end}`), type: coded('relatedRaidType') })),
  relatedObject: some(relatedObject),
  alternateIdentifier: some(fc.record({ id: text(40), type: text(40) })),
  alternateUrl: some(fc.record({ url: text(60) })),
  spatialCoverage: some(place),
});

/** Any of the blocks that need not be there is not, empty, or null as clients send it. */
export const anyRaid: fc.Arbitrary<unknown> = fc
  .tuple(wholeRaid, fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }))
  .map(([record, choices]) => {
    const optional = [
      'description',
      'organisation',
      'subject',
      'relatedRaid',
      'relatedObject',
      'alternateIdentifier',
      'alternateUrl',
      'spatialCoverage',
    ];
    const without = optional.filter((_, at) => choices[at] === 1);
    const instead: Record<string, unknown> = {};
    for (const [at, name] of optional.entries()) {
      if (choices[at] === 2) instead[name] = [];
      if (choices[at] === 3) instead[name] = null;
    }
    return Object.fromEntries(Object.entries({ ...record, ...instead }).filter(([name]) => !without.includes(name)));
  });
