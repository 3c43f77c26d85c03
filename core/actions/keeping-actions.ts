import { authorityExport } from './authority/export.ts';
import { authorityOpen } from './authority/open.ts';
import { backupList } from './backup/list.ts';
import { backupMake } from './backup/make.ts';
import { backupSettings } from './backup/settings.ts';

/** Actions about backups and the certificate authority: a part of the whole table in all.ts. */
export const keepingActions = {
  'authority.open': authorityOpen,
  'backup.make': backupMake,
  'backup.list': backupList,
  'backup.settings': backupSettings,
  'authority.export': authorityExport,
} as const;
