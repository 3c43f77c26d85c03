import type { Row } from './sample-row.ts';

/** Of migration 15: a file of people of which two lines were taken. */
export const importRows: readonly Row[] = [
  [
    'people_import',
    {
      id: 'pi',
      service_point_id: 'sp',
      made_by: 'p',
      made_at: '2026-01-01T00:00:00.000Z',
      file_name: 'people.csv',
      key_blob_id: 'b',
      bytes: 10,
      encoding: 'utf-8',
      reading: '{}',
      state: 'open',
      taken: 2,
      done: '{}',
    },
  ],
  ['people_import_refused', { import_id: 'pi', line: 2, problems: '[]' }],
];
