const stateTables =
  'organisation service_point station person account membership request card certificate operation identifier option'.split(' ');
const all = (type: string, names: string): readonly string[] => names.split(' ').map((name) => `${type} ${name}`);

/** Full texts of migration 22. */
export const heldSearches = ['card_by_number_search', 'card_by_expiry_search', 'request_search', 'temporary_card_search', 'batch_search'];

/** What each migration adds: tables, views, triggers, and the indexes that finders rely on. */
export const added: Readonly<Record<number, readonly string[]>> = {
  1: [
    ...stateTables.flatMap((table) => [`table ${table}`, `trigger ${table}_stays`]),
    ...all('index', 'card_by_chip card_by_issue card_by_person card_by_state card_by_uuid operation_by_end operation_open'),
    ...all('index', 'certificate_by_card certificate_by_serial certificate_waiting membership_by_person membership_by_service_point'),
    ...all('index', 'person_by_email person_by_number person_by_sort_name'),
    ...all('index', 'request_by_card request_by_person request_by_requester request_by_state'),
  ],
  2: [
    ...all('table', 'fact fact_about fact_tile outbox'),
    ...all('index', 'fact_by_action fact_by_actor'),
    ...all('trigger', 'fact_stays fact_unchanged fact_about_stays fact_about_unchanged fact_tile_stays fact_tile_unchanged'),
  ],
  3: all('table', 'person_search'),
  4: [
    ...all('table', 'sealed_blob wrapped_key account_password'),
    ...all('index', 'sealed_blob_by_kind sealed_blob_by_record'),
    ...all('trigger', 'sealed_blob_stays sealed_blob_unchanged'),
  ],
  5: [...all('table', 'failed_sign_in counter local_setting'), ...all('index', 'failed_sign_in_by_time')],
  6: [
    ...all('table', 'authority_certificate'),
    ...all('index', 'authority_listed'),
    ...all('trigger', 'authority_certificate_stays authority_revoked_stays'),
  ],
  7: all('view', 'person_words'),
  8: [
    ...all('table', 'reason default_role mail_outbox one_time_code batch batch_entry'),
    ...all('index', 'mail_outbox_waiting mail_outbox_by_person batch_by_service_point'),
    ...all('trigger', 'reason_stays default_role_stays'),
  ],
  9: [
    'table temporary_card',
    'trigger temporary_card_stays',
    ...all('index', 'temporary_card_by_person temporary_card_by_state temporary_card_by_uuid temporary_card_due'),
  ],
  10: all('table', 'batch_item'),
  11: all(
    'index',
    'person_by_point_number person_by_point_since person_by_state_name person_by_state_number person_by_state_since card_by_point_number card_by_point_expiry card_by_point_since card_by_state_number card_by_state_expiry',
  ),
  12: [
    'table narrower_role',
    'trigger narrower_role_stays',
    ...all('index', 'account_with_more_roles card_expiring certificate_ending person_by_phone'),
  ],
  13: [
    ...all('table', 'access_request api_key identity raid raid_revision'),
    ...all('trigger', 'access_request_stays api_key_stays identity_stays raid_stays raid_revision_stays'),
    ...all('index', 'service_point_by_number service_point_by_repository access_request_by_service_point access_request_by_person'),
    ...all('index', 'access_request_waiting api_key_by_service_point identity_by_subject identity_by_person raid_by_service_point'),
  ],
  14: [],
  15: all('table', 'people_import people_import_refused').concat(all('index', 'people_import_by_service_point')),
  16: [
    ...all('index', 'temporary_card_by_point_number temporary_card_by_point_due temporary_card_by_point_state_number'),
    ...all(
      'index',
      'temporary_card_by_point_state_due request_by_point_since request_by_point_state_since batch_by_point_row batch_by_maker',
    ),
  ],
  17: [
    'table virtual_smart_card',
    'trigger virtual_smart_card_stays',
    ...all('index', 'virtual_smart_card_by_person virtual_smart_card_unsettled virtual_smart_card_expiring'),
  ],
  18: [],
  19: [
    ...all('table', 'feed_case feed_entry feed_unfolded'),
    'index feed_case_open',
    ...all('trigger', 'feed_case_stays feed_entry_stays feed_entry_unchanged'),
  ],
  20: all('view', 'person_found'),
  22: heldSearches.flatMap((search) => [
    `table ${search}`,
    `view ${search}_found`,
    ...['new', 'changed', 'person', 'renamed'].map((when) => `trigger ${search}_${when}`),
  ]),
  21: [...all('table', 'fact_aside feed_before feed_mark'), ...all('trigger', 'fact_aside_stays feed_before_stays')],
  23: [
    'table mobile_id',
    'trigger mobile_id_stays',
    ...all('index', 'mobile_id_by_person mobile_id_by_credential mobile_id_waiting mobile_id_telling mobile_id_expiring'),
  ],
  24: ['table saved_view'],
  25: ['table attestation_ca', 'trigger attestation_ca_stays'],
  26: ['table feed_followed', ...all('trigger', 'feed_followed_stays feed_followed_unchanged')],
  27: ['table fact_base', 'trigger fact_base_stays'],
};
