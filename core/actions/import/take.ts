import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Bytes of a file that travel in one message: small, so that the station answers others meanwhile. */
export const importPart = 400_000;

/** Takes a file of people (CSV, LDIF) from the page, part by part, and keeps it sealed. With the last part it is read; nothing is entered. */
export const importTake = action({
  id: 'import.take',
  permission: { family: 'house', row: 'import' },
  subject: { kind: 'service-point' },
  /** `importId` as the first part's answer gave it. */
  input: z.strictObject({
    importId: recordId.optional(),
    fileName: line(200),
    at: z.int().nonnegative().max(200_000_000),
    bytes: z.base64().max(600_000),
    last: z.boolean(),
  }),
  output: z.object({ importId: recordId, taken: z.number() }),
  failures: ['import-file-unreadable', 'import-file-gone', 'disk-full'],
});
