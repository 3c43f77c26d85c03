import { isIsni, isOrcid, isRor } from './check-digits.ts';
import type { RaidMetadata } from './metadata.ts';
import { type RaidFailure, raidFailure } from './raid-failure.ts';
import { ISNI, ORCID, ROR, WEB_ARCHIVE } from './schemes.ts';

/** A name in a record that leads somewhere else. */
export interface ForeignName {
  readonly fieldId: string;
  /** Which kind of name, by the URI of its scheme. */
  readonly schemaUri: string;
  readonly id: string;
}

/** Whoever knows whether a name exists. `away` where that could not be found out just now. */
export interface Resolver {
  exists(name: ForeignName): Promise<'yes' | 'no' | 'away'>;
}

/** Without a network, a name is right when its form and check digits are. */
export const embeddedResolver: Resolver = {
  exists: ({ schemaUri, id }) => {
    const right = schemaUri === ORCID ? isOrcid(id) : schemaUri === ISNI ? isIsni(id) : schemaUri === ROR ? isRor(id) : true;
    return Promise.resolve(right ? 'yes' : 'no');
  },
};

/** People, organisations and related objects of a record. */
export function foreignNames({ contributor, organisation = [], relatedObject = [] }: RaidMetadata): readonly ForeignName[] {
  const named = (list: readonly { readonly id: string; readonly schemaUri: string }[], block: string): readonly ForeignName[] =>
    list.map(({ id, schemaUri }, index) => ({ fieldId: `${block}[${index}].id`, schemaUri, id }));
  return [...named(contributor, 'contributor'), ...named(organisation, 'organisation'), ...named(relatedObject, 'relatedObject')];
}

export interface Resolved {
  readonly failures: readonly RaidFailure[];
  /** Names that could not be asked about: a reason to wait, unless something else is wrong. */
  readonly away: readonly ForeignName[];
}

/** Asks about every name; each once, however often it stands in the record. */
export async function resolveNames(record: RaidMetadata, resolver: Resolver): Promise<Resolved> {
  const names = foreignNames(record);
  const answers = new Map<string, Promise<'yes' | 'no' | 'away'>>();
  for (const name of names) if (!answers.has(name.id)) answers.set(name.id, resolver.exists(name));
  const judged = await Promise.all(names.map(async (name) => ({ name, answer: (await answers.get(name.id)) ?? 'away' })));
  return {
    failures: judged.flatMap(({ name, answer }) => (answer === 'no' ? [raidFailure(name.fieldId, 'notFound', wanted(name))] : [])),
    away: judged.flatMap(({ name, answer }) => (answer === 'away' ? [name] : [])),
  };
}

function wanted({ schemaUri }: ForeignName): string {
  if (schemaUri === ORCID) return 'an ORCID iD that ORCID knows';
  if (schemaUri === ROR) return 'an organisation that ROR knows';
  return schemaUri === WEB_ARCHIVE ? 'a snapshot that the web archive has' : 'a name that leads somewhere';
}
