import { z } from 'zod';

/** What of a person a file may fill. A name is one field, or is put together of a given and a family name. */
export const importFields = ['name', 'givenName', 'familyName', 'sortName', 'email', 'phone', 'title', 'unit', 'identifier'] as const;
export type ImportField = (typeof importFields)[number];

/** Which column (its place, from 0) or attribute (its name in small letters) fills a field. */
export const importMapping = z.partialRecord(z.enum(importFields), z.string().min(1).max(100));
export type ImportMapping = z.infer<typeof importMapping>;

/** One line of a CSV or one entry of an LDIF: its values by column or attribute. */
export type Cells = Readonly<Record<string, string | undefined>>;

export interface Column {
  readonly key: string;
  readonly title: string;
}
