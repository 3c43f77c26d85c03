/** Kinds of faults in a RAiD's metadata, by the names that the public service gives them (spec service points 10). */
export const raidErrorTypes = [
  'notSet',
  'invalidValue',
  'notFound',
  'duplicateValue',
  'tooLong',
  'invalid',
  'disallowedChange',
  'missingPrimaryTitle',
  'jsonParse',
] as const;
export type RaidErrorType = (typeof raidErrorTypes)[number];

/** One fault: where, of which kind, and what was wanted there. */
export interface RaidFailure {
  /** Path as the public service writes it: `contributor[0].position[1].startDate`. */
  readonly fieldId: string;
  readonly errorType: RaidErrorType;
  readonly message: string;
}

export function raidFailure(fieldId: string, errorType: RaidErrorType, message: string): RaidFailure {
  return { fieldId, errorType, message };
}

/** `title`, 0, `text` → `title[0].text`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`),
    '',
  );
}
