import type { Row } from './sample-row.ts';

/** Of migration 23: a mobile ID in force. */
export const mobileRows: readonly Row[] = [
  [
    'mobile_id',
    {
      id: 'mi',
      service_point_id: 'sp',
      person_id: 'p',
      number: 1042,
      state: 'active',
      station_id: 'st',
      uses: '["authentication"]',
      credential: '{"id":"AAAA"}',
      expires_on: '2033-05-04',
      created_at: '2031-05-04T08:00:00.000Z',
    },
  ],
];
