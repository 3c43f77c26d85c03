import { personExport } from './person/export.ts';
import { importCheck } from './import/check.ts';
import { importDrop } from './import/drop.ts';
import { importExportRefused } from './import/export-refused.ts';
import { importFind } from './import/find.ts';
import { importOpen } from './import/open.ts';
import { importRun } from './import/run.ts';
import { importStop } from './import/stop.ts';
import { importTake } from './import/take.ts';

/** Actions about files of people, in and out: a part of the whole table in all.ts. */
export const importActions = {
  'person.export': personExport,
  'import.take': importTake,
  'import.find': importFind,
  'import.open': importOpen,
  'import.check': importCheck,
  'import.run': importRun,
  'import.stop': importStop,
  'import.drop': importDrop,
  'import.export-refused': importExportRefused,
} as const;
