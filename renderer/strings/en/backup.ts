export const repair = {
  title: 'The records of this station are damaged',
  happened: {
    unreadable: 'The file with the records cannot be read as it is. A disk, a power cut or another program may have done that.',
    behind: 'The file with the records lacks work that was confirmed here. It is an older one, or its end is gone.',
    keys: 'This machine cannot open the station’s keys. The records came from another machine or user, or the system’s key store was reset.',
    found: 'When the records were verified, something in them was not as it was written.',
  },
  means: 'Nothing is written to them, so that nothing gets worse. Cards that were issued go on working.',
  copy: 'The second copy is here: it holds every confirmed entry.',
  noCopy: 'The second copy cannot be read: what came after the last backup is lost.',
  backup: 'The last backup here is of {{at}}, with {{entries}} entries.',
  noBackup: 'There is no backup here.',
  needsCode: 'Take the paper with the recovery code and type it.',
  keeps: 'The damaged files are moved into a folder beside the records and kept.',
  elsewhere: 'Use a backup from elsewhere',
  submit: 'Repair',
} as const;

/** The page in the settings. */
export const backupPage = {
  last: 'Last backup',
  next: 'Next backup',
  folder: 'Folder',
  none: 'None yet',
  never: 'Only by hand',
  at: '{{at}}, {{entries}} entries',
  size: '{{size}} MB',
  beside:
    'The backups lie on the same disk as the records. Choose a folder on another disk or a network drive: a disk that fails takes both.',
  problem: 'No backup could be made at {{at}}',
  because: 'Code {{code}}. The station tries again by itself.',
  everyHours: 'Hours between two backups',
  zero: '0: only by hand',
  copies: 'How many are kept',
  folderHint: 'Empty: beside the records',
  keep: 'Keep these settings',
  made: 'Made and read back: {{file}} in {{folder}}',
} as const;
