import type { RecordKind } from '../../core/records/records.ts';

import type { Codec, Columns } from './columns.ts';
import { pointTables } from './point-tables.ts';

export type { Codec } from './columns.ts';

/** Every field of every record has its own column; the column's name is the field's in snake_case. */
export const recordTables: { readonly [Kind in RecordKind]: { readonly table: string; readonly columns: Columns<Kind> } } = {
  organisation: { table: 'organisation', columns: { id: 'text', name: 'text', rootSpkiHash: 'text', createdAt: 'text' } },
  'service-point': {
    table: 'service_point',
    columns: {
      id: 'text',
      number: 'integer',
      name: 'text',
      enabled: 'flag',
      adminEmail: 'text',
      techEmail: 'text',
      identifierOwner: 'text',
      repositoryId: 'text',
      prefix: 'text',
      repositorySecretBlobId: 'text',
      searchContent: 'text',
      appWritesEnabled: 'flag',
      createdAt: 'text',
      updatedAt: 'text',
    },
  },
  station: {
    table: 'station',
    columns: {
      id: 'text',
      name: 'text',
      servicePointId: 'text',
      signingSpki: 'bytes',
      wrappingSpki: 'bytes',
      enabled: 'flag',
      createdAt: 'text',
    },
  },
  person: {
    table: 'person',
    columns: {
      id: 'text',
      servicePointId: 'text',
      number: 'text',
      state: 'text',
      name: 'text',
      sortName: 'text',
      email: 'text',
      phone: 'text',
      title: 'text',
      unit: 'text',
      identifierId: 'text',
      dataKeyId: 'text',
      createdAt: 'text',
      photo: 'bytes',
    },
  },
  account: { table: 'account', columns: { personId: 'text', roles: 'json', registryOperator: 'flag', operatorDisabled: 'flag' } },
  membership: {
    table: 'membership',
    columns: {
      id: 'text',
      personId: 'text',
      servicePointId: 'text',
      role: 'text',
      state: 'text',
      createdAt: 'text',
      grantedBy: 'text',
      grantedAt: 'text',
      changedBy: 'text',
      changedAt: 'text',
    },
  },
  ...pointTables,
  request: {
    table: 'request',
    columns: {
      id: 'text',
      servicePointId: 'text',
      row: 'integer',
      state: 'text',
      personId: 'text',
      cardId: 'text',
      requesterId: 'text',
      requestedAt: 'text',
      before: 'json',
      after: 'json',
      postponedBy: 'text',
      postponedAt: 'text',
      decidedBy: 'text',
      decidedAt: 'text',
      rejectionReason: 'text',
      personalBefore: 'json',
      personalAfter: 'json',
    },
  },
  card: {
    table: 'card',
    columns: {
      id: 'text',
      servicePointId: 'text',
      personId: 'text',
      requestId: 'text',
      number: 'integer',
      profileId: 'text',
      state: 'text',
      expiresOn: 'text',
      cardUuid: 'text',
      fascN: 'text',
      chip: 'text',
      model: 'text',
      title: 'text',
      unit: 'text',
      masterKeyVersion: 'integer',
      pukBlobId: 'text',
      pukPendingBlobId: 'text',
      pinBlobId: 'text',
      letterState: 'text',
      proof: 'json',
      issuedAt: 'text',
      activatedAt: 'text',
      handOver: 'json',
      remindedDays: 'integer',
      createdAt: 'text',
    },
  },
  'temporary-card': {
    table: 'temporary_card',
    columns: {
      id: 'text',
      servicePointId: 'text',
      number: 'integer',
      profileId: 'text',
      state: 'text',
      personId: 'text',
      assignedAt: 'text',
      dueOn: 'text',
      expiresOn: 'text',
      cardUuid: 'text',
      fascN: 'text',
      chip: 'text',
      model: 'text',
      masterKeyVersion: 'integer',
      pukBlobId: 'text',
      pukPendingBlobId: 'text',
      pinBlobId: 'text',
      remindedDays: 'integer',
      issuedAt: 'text',
      createdAt: 'text',
    },
  },
  'virtual-smart-card': {
    table: 'virtual_smart_card',
    columns: {
      id: 'text',
      servicePointId: 'text',
      personId: 'text',
      number: 'integer',
      state: 'text',
      stationId: 'text',
      modulePath: 'text',
      tokenLabel: 'text',
      soPinBlobId: 'text',
      keys: 'text',
      expiresOn: 'text',
      activatedAt: 'text',
      createdAt: 'text',
    },
  },
  'mobile-id': {
    table: 'mobile_id',
    columns: {
      id: 'text',
      servicePointId: 'text',
      personId: 'text',
      number: 'integer',
      state: 'text',
      stationId: 'text',
      uses: 'json',
      ticketId: 'text',
      ticketUntil: 'text',
      credential: 'json',
      tellsId: 'text',
      expiresOn: 'text',
      remindedDays: 'integer',
      activatedAt: 'text',
      createdAt: 'text',
    },
  },
  certificate: {
    table: 'certificate',
    columns: {
      id: 'text',
      cardId: 'text',
      temporary: 'flag',
      virtual: 'flag',
      personId: 'text',
      servicePointId: 'text',
      slot: 'text',
      keyKind: 'text',
      keyHash: 'text',
      serialHex: 'text',
      state: 'text',
      revocationReason: 'text',
      waitingForAuthority: 'flag',
      notBefore: 'text',
      notAfter: 'text',
      der: 'bytes',
    },
  },
  operation: {
    table: 'operation',
    columns: {
      id: 'text',
      kind: 'text',
      cardId: 'text',
      temporary: 'flag',
      servicePointId: 'text',
      state: 'text',
      step: 'text',
      chip: 'text',
      findings: 'json',
      startedBy: 'text',
      startedAt: 'text',
      endedAt: 'text',
    },
  },
  identifier: { table: 'identifier', columns: { id: 'text', name: 'text', description: 'text', inUse: 'flag' } },
  reason: { table: 'reason', columns: { id: 'text', type: 'text', text: 'text', description: 'text', inUse: 'flag' } },
  'default-role': { table: 'default_role', columns: { id: 'text', offered: 'flag', given: 'flag' } },
  'narrower-role': {
    table: 'narrower_role',
    columns: { id: 'text', name: 'text', parent: 'text', useCases: 'json', houseRows: 'json', inUse: 'flag' },
  },
  option: { table: 'option', columns: { id: 'text', value: 'json' } },
};

function underscored(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Asked for every field of every row. */
const columnNames: ReadonlyMap<string, string> = new Map(
  Object.values(recordTables).flatMap(({ columns }) => Object.keys(columns).map((field) => [field, underscored(field)])),
);

/** `servicePointId` → `service_point_id`. */
export function columnName(field: string): string {
  return columnNames.get(field) ?? underscored(field);
}

/** The fields of a kind with their codecs, in the order of the columns. */
export function fieldsOf(kind: RecordKind): readonly (readonly [field: string, codec: Codec])[] {
  return Object.entries(recordTables[kind].columns) as [string, Codec][];
}
