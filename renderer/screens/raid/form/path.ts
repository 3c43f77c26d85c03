import type { Json } from '../../../../core/base/canonical-json.ts';

export type Metadata = Readonly<Record<string, Json>>;

/** `title[0].text` → title, 0, text. */
export function parts(path: string): readonly (string | number)[] {
  return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) => (index === undefined ? (name ?? '') : Number(index)));
}

export function valueAt(record: Json | undefined, path: string): Json | undefined {
  return parts(path).reduce<Json | undefined>(
    (at, part) => (typeof at === 'object' && at !== null ? (at as Readonly<Record<string | number, Json>>)[part] : undefined),
    record,
  );
}

/** A copy in which only what leads there is new; `undefined` takes the field away. */
export function withValue(record: Metadata, path: string, value: Json | undefined): Metadata {
  return put(record, parts(path), value) as Metadata;
}

function put(at: Json | undefined, [part, ...rest]: readonly (string | number)[], value: Json | undefined): Json {
  if (part === undefined) return value ?? null;
  const inner = (typeof at === 'object' && at !== null ? (at as Readonly<Record<string | number, Json>>)[part] : undefined) as
    | Json
    | undefined;
  const next = rest.length === 0 ? value : put(inner, rest, value);
  if (typeof part === 'number') {
    const list = Array.isArray(at) ? [...(at as readonly Json[])] : [];
    if (next === undefined) list.splice(part, 1);
    else list[part] = next;
    return list;
  }
  const kept = Object.entries((at ?? {}) as Metadata).filter(([key]) => key !== part);
  return Object.fromEntries(next === undefined ? kept : [...kept, [part, next] as const]);
}

/** What a list holds there. */
export function listAt(record: Json | undefined, path: string): readonly Json[] {
  const value = valueAt(record, path);
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

export function textAt(record: Json | undefined, path: string): string {
  const value = valueAt(record, path);
  return typeof value === 'string' ? value : '';
}
