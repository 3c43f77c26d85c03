import type { Json } from '../base/canonical-json.ts';
import { content } from './history.ts';
import type { RaidMetadata } from './metadata.ts';
import { fieldPath } from './raid-failure.ts';

export interface Difference {
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** What differs between two records, field by field, without version and times. */
export function compareRaids(before: RaidMetadata, after: RaidMetadata): readonly Difference[] {
  const [left, right] = [fields(content(before)), fields(content(after))];
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((path) => left.get(path) !== right.get(path))
    .map((path) => {
      const [was, is] = [left.get(path), right.get(path)];
      return { path, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) };
    });
}

/** Every value that is not made of others, by its path. */
function fields(value: Json, path: readonly PropertyKey[] = []): ReadonlyMap<string, Json> {
  if (typeof value !== 'object' || value === null) return new Map([[fieldPath(path), value]]);
  const parts: readonly (readonly [PropertyKey, Json])[] = Array.isArray(value)
    ? (value as readonly Json[]).map((part, index) => [index, part] as const)
    : Object.entries(value);
  return new Map(parts.flatMap(([key, part]) => [...fields(part, [...path, key])]));
}
