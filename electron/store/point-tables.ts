import type { Columns } from './columns.ts';

type PointKind = 'access-request' | 'api-key' | 'identity' | 'raid' | 'raid-revision';

/** Columns of the records of service points and RAiDs. */
export const pointTables: { readonly [Kind in PointKind]: { readonly table: string; readonly columns: Columns<Kind> } } = {
  'access-request': {
    table: 'access_request',
    columns: {
      id: 'text',
      servicePointId: 'text',
      personId: 'text',
      identityProvider: 'text',
      state: 'text',
      comments: 'text',
      requestedAt: 'text',
      respondedBy: 'text',
      respondedAt: 'text',
      reason: 'text',
    },
  },
  'api-key': {
    table: 'api_key',
    columns: {
      id: 'text',
      servicePointId: 'text',
      subject: 'text',
      role: 'text',
      makerId: 'text',
      enabled: 'flag',
      hashBlobId: 'text',
      expiresAt: 'text',
      createdAt: 'text',
      lastUsedAt: 'text',
    },
  },
  identity: {
    table: 'identity',
    columns: { id: 'text', personId: 'text', issuer: 'text', subject: 'text', clientId: 'text', createdAt: 'text' },
  },
  raid: {
    table: 'raid',
    columns: {
      id: 'text',
      handle: 'text',
      servicePointId: 'text',
      state: 'text',
      version: 'integer',
      title: 'text',
      metadata: 'json',
      people: 'json',
      createdBy: 'text',
      createdAt: 'text',
      changedBy: 'text',
      changedAt: 'text',
    },
  },
  'raid-revision': {
    table: 'raid_revision',
    columns: {
      id: 'text',
      raidId: 'text',
      revision: 'integer',
      changeType: 'text',
      diff: 'json',
      changedBy: 'text',
      apiKeyId: 'text',
      changedAt: 'text',
    },
  },
};
