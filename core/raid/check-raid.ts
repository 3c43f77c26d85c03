import type { z } from 'zod';
import { type RaidMetadata, raidMetadata } from './metadata.ts';
import { fieldPath, type RaidFailure, raidFailure } from './raid-failure.ts';
import { accessBlock } from './rules/access.ts';
import type { Rule, RuleContext } from './rules/context.ts';
import { contributorBlock } from './rules/contributors.ts';
import { organisationBlock } from './rules/organisations.ts';
import { alternateBlocks, relatedObjectBlock, relatedRaidBlock, spatialCoverageBlock, subjectBlock } from './rules/related.ts';
import { dateBlock, descriptionBlock, titleBlock } from './rules/text-blocks.ts';

export type CheckedRaid =
  | { readonly ok: true; readonly metadata: RaidMetadata }
  | { readonly ok: false; readonly failures: readonly RaidFailure[] };

const rules: readonly Rule[] = [
  dateBlock,
  titleBlock,
  descriptionBlock,
  accessBlock,
  contributorBlock,
  organisationBlock,
  subjectBlock,
  relatedRaidBlock,
  relatedObjectBlock,
  alternateBlocks,
  spatialCoverageBlock,
];

/**
 * Judges the metadata of a RAiD as it was sent. Shape first (what is missing, of the wrong kind or unknown), then every rule at once, each fault at
 * its path (spec service points 6 and 10). Whether names exist elsewhere is the resolvers' question, not asked here.
 */
export function checkRaid(body: unknown, context: RuleContext): CheckedRaid {
  const sent = withoutNulls(body);
  const parsed = raidMetadata.safeParse(sent);
  if (!parsed.success) return { ok: false, failures: parsed.error.issues.flatMap((issue) => shapeFailures(issue, sent)) };
  const failures = rules.flatMap((rule) => rule(parsed.data, context));
  return failures.length === 0 ? { ok: true, metadata: parsed.data } : { ok: false, failures };
}

/** Clients send null where they have nothing. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(kept.map(([key, part]) => [key, withoutNulls(part)]));
}

function shapeFailures(issue: z.core.$ZodIssue, sent: unknown): readonly RaidFailure[] {
  const path = fieldPath(issue.path);
  if (issue.path.length === 0 && issue.code === 'invalid_type') return [raidFailure('', 'jsonParse', 'an object')];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => raidFailure(fieldPath([...issue.path, key]), 'invalidValue', 'no such field'));
  const missing = issue.code === 'too_small' || valueAt(sent, issue.path) === undefined;
  return [raidFailure(path, missing ? 'notSet' : 'invalidValue', missing ? 'a value' : 'a value of another kind')];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? (at as Readonly<Record<PropertyKey, unknown>>)[part] : undefined),
    value,
  );
}
