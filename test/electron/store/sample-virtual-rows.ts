import type { Row } from './sample-row.ts';

const at = '2031-05-04T08:00:00.000Z';

/** Of migration 17: a virtual smart card and its first certificate. */
export const virtualRows: readonly Row[] = [
  [
    'virtual_smart_card',
    {
      id: 'vc',
      service_point_id: 'sp',
      person_id: 'p',
      number: 1042,
      state: 'active',
      station_id: 'st',
      module_path: '/usr/lib/softhsm/libsofthsm2.so',
      token_label: 'Cardwright V-1042',
      so_pin_blob_id: 'b',
      keys: 'made',
      expires_on: '2033-05-04',
      created_at: at,
    },
  ],
  [
    'certificate',
    {
      id: 'vx',
      card_id: 'vc',
      virtual: 1,
      person_id: 'p',
      service_point_id: 'sp',
      slot: '9a',
      key_kind: 'p256',
      serial_hex: '0c',
      state: 'valid',
      waiting_for_authority: 0,
      not_before: at,
      not_after: at,
      der: new Uint8Array(40).fill(3),
    },
  ],
];
