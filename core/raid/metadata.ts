import { z } from 'zod';

/**
 * What a RAiD's metadata looks like (spec service points 6), as far as shape goes: which fields there are and what must be there.
 * What the values must be is core/raid/rules. Unknown fields are refused.
 */
const coded = z.strictObject({ id: z.string(), schemaUri: z.string() });
const language = coded.optional();
const dated = { startDate: z.string(), endDate: z.string().optional() };
const text = z.strictObject({ text: z.string(), language });

const identifier = z.strictObject({
  id: z.string().optional(),
  schemaUri: z.string().optional(),
  registrationAgency: z.strictObject({ id: z.string(), schemaUri: z.string() }).optional(),
  owner: z.strictObject({ id: z.string(), schemaUri: z.string(), servicePoint: z.int().optional() }).optional(),
  raidAgencyUrl: z.string().optional(),
  license: z.string().optional(),
  version: z.int().positive().optional(),
});

export const raidMetadata = z.strictObject({
  /** When it was registered and last changed, seconds since 1970 in UTC. Set by whoever registers. */
  metadata: z.strictObject({ created: z.int().optional(), updated: z.int().optional() }).optional(),
  /** Set by whoever registers; of what a caller sends, only the version counts. */
  identifier: identifier.optional(),
  title: z.array(z.strictObject({ text: z.string(), type: coded, language, ...dated })).min(1),
  date: z.strictObject(dated),
  description: z.array(z.strictObject({ text: z.string(), type: coded, language })).optional(),
  access: z.strictObject({ type: coded, statement: text.partial({ text: true }).optional(), embargoExpiry: z.string().optional() }),
  alternateUrl: z.array(z.strictObject({ url: z.string() })).optional(),
  contributor: z
    .array(
      z.strictObject({
        id: z.string(),
        schemaUri: z.string(),
        position: z.array(z.strictObject({ ...coded.shape, ...dated })).optional(),
        role: z.array(coded).optional(),
        leader: z.boolean().optional(),
        contact: z.boolean().optional(),
        /** Told by the service, never by a caller. */
        status: z.string().optional(),
        uuid: z.string().optional(),
      }),
    )
    .min(1),
  organisation: z
    .array(
      z.strictObject({ id: z.string(), schemaUri: z.string(), role: z.array(z.strictObject({ ...coded.shape, ...dated })).optional() }),
    )
    .optional(),
  subject: z.array(z.strictObject({ id: z.string(), schemaUri: z.string(), keyword: z.array(text).optional() })).optional(),
  relatedRaid: z.array(z.strictObject({ id: z.string(), type: coded })).optional(),
  relatedObject: z
    .array(z.strictObject({ id: z.string(), schemaUri: z.string(), type: coded, category: z.array(coded).optional() }))
    .optional(),
  alternateIdentifier: z.array(z.strictObject({ id: z.string(), type: z.string() })).optional(),
  spatialCoverage: z.array(z.strictObject({ id: z.string(), schemaUri: z.string(), place: z.array(text).optional() })).optional(),
});

export type RaidMetadata = z.infer<typeof raidMetadata>;
export type RaidContributor = RaidMetadata['contributor'][number];
export type RaidRelatedObject = NonNullable<RaidMetadata['relatedObject']>[number];
