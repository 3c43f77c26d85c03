import { attestationCaDistrust } from './attestation-ca/distrust.ts';
import { attestationCaList } from './attestation-ca/list.ts';
import { attestationCaTrust } from './attestation-ca/trust.ts';
import { authorityExport } from './authority/export.ts';
import { authorityOpen } from './authority/open.ts';
import { backupList } from './backup/list.ts';
import { backupMake } from './backup/make.ts';
import { backupSettings } from './backup/settings.ts';
import { viewDelete } from './view/delete.ts';
import { viewList } from './view/list.ts';
import { viewSave } from './view/save.ts';

/** Handlers about backups, the certificate authority, card makers and views that somebody keeps: a part of the whole table in all.ts. */
export const keepingHandlers = {
  'authority.open': authorityOpen,
  'attestation-ca.list': attestationCaList,
  'attestation-ca.trust': attestationCaTrust,
  'attestation-ca.distrust': attestationCaDistrust,
  'backup.make': backupMake,
  'backup.list': backupList,
  'backup.settings': backupSettings,
  'authority.export': authorityExport,
  'view.list': viewList,
  'view.save': viewSave,
  'view.delete': viewDelete,
} as const;
