import type { Row } from './sample-row.ts';

const at = '2031-05-04T08:00:00.000Z';

/** Of service points, staff, keys and RAiDs. */
export const pointRows: readonly Row[] = [
  [
    'access_request',
    { id: 'ar', service_point_id: 'sp', person_id: 'p', identity_provider: 'local', state: 'requested', requested_at: at },
  ],
  [
    'api_key',
    {
      id: 'ak',
      service_point_id: 'sp',
      subject: 'Harvester',
      role: 'service-point-user',
      maker_id: 'p',
      enabled: 1,
      hash_blob_id: 'b',
      expires_at: at,
      created_at: at,
    },
  ],
  ['identity', { id: 'idn', person_id: 'p', issuer: 'https://login.example.org', subject: 's', client_id: 'c', created_at: at }],
  [
    'raid',
    {
      id: 'ra',
      handle: '10.5072/0a1b2c3d',
      service_point_id: 'sp',
      state: 'open',
      version: 1,
      title: 'Reef',
      metadata: '{}',
      people: '[]',
      created_at: at,
      changed_at: at,
    },
  ],
  ['raid_revision', { id: 'rr', raid_id: 'ra', revision: 1, change_type: 'PATCH', diff: '[]', changed_at: at }],
];
