import type { ActionInput } from '../../../../core/actions/all.ts';
import type { Json } from '../../../../core/base/canonical-json.ts';
import { EMBARGOED_ACCESS } from '../../../../core/raid/vocabularies.ts';
import { listAt, type Metadata, textAt, valueAt, withValue } from './path.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** What is sent: the metadata without what the form alone knows, and who of the register the contributors are. */
export type Prepared = Pick<ActionInput<'raid.mint'>, 'metadata' | 'people'>;

/** Blocks that may be left out, and are where nothing stands in them. */
const optional = [
  'description',
  'organisation',
  'subject',
  'relatedObject',
  'relatedRaid',
  'alternateIdentifier',
  'alternateUrl',
  'spatialCoverage',
];

export function prepared(form: Metadata): Prepared {
  const contributors = listAt(form, 'contributor');
  const people = contributors.flatMap((entry) => {
    const [contributor, personId] = [textAt(entry, 'id').trim(), textAt(entry, 'person.id')];
    return contributor === '' || personId === '' ? [] : [{ contributor, personId }];
  });
  const bare = contributors.map((entry) => withValue(entry as Metadata, 'person', undefined));
  const filled = Object.entries({ ...form, contributor: bare as Json }).filter(
    ([block, value]) => !optional.includes(block) || !Array.isArray(value) || value.length > 0,
  );
  return { metadata: withoutIdleEmbargo(Object.fromEntries(filled)) as unknown as Prepared['metadata'], people };
}

/** An open record has no embargo that was half begun, or is lifted; a statement of its own stays. */
function withoutIdleEmbargo(form: Metadata): Metadata {
  if (textAt(form, 'access.type.id') === EMBARGOED_ACCESS || valueAt(form, 'access.embargoExpiry') === undefined) return form;
  return withValue(withValue(form, 'access.embargoExpiry', undefined), 'access.statement', undefined);
}

/** A stored record as the form takes it up: contributors with who they are in the register. */
export function taken(metadata: Metadata, people: readonly { contributor: string; personId: string; name: string }[]): Metadata {
  const { identifier: _identifier, metadata: _stamps, ...content } = metadata;
  const contributor = listAt(content, 'contributor').map((entry) => {
    const linked = people.find((one) => one.contributor === textAt(entry, 'id'));
    return linked === undefined ? entry : { ...(entry as Metadata), person: { id: linked.personId, name: linked.name } };
  });
  return contributor.length === 0 ? content : { ...content, contributor };
}
