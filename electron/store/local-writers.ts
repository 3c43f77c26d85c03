import { createBatches, createMails, createOneTimeCodes } from './local-people-rows.ts';
import { createCounters, createFailedSignIns, createPasswords, createSettings } from './local-rows.ts';
import type { WrappedKeys } from './local.ts';
import { onlyWhileWriting } from './only-while-writing.ts';
import { createOutbox } from './outbox-rows.ts';
import { createPeopleImports } from './people-imports.ts';
import { createSavedViews } from './saved-views.ts';
import type { Sql } from './sql.ts';
import type { StoreParts, StoreWriter } from './store.ts';

interface Open {
  readonly sql: Sql;
  readonly parts: StoreParts;
  readonly writing: boolean;
  readonly wrappedKeys: WrappedKeys;
}

type Local =
  | 'wrappedKeys'
  | 'passwords'
  | 'failedSignIns'
  | 'counters'
  | 'settings'
  | 'outbox'
  | 'mails'
  | 'oneTimeCodes'
  | 'batches'
  | 'peopleImports'
  | 'savedViews';

/** What a transaction may write that no fact tells of. */
export function localWriters(open: Open): Pick<StoreWriter, Local> {
  const { sql, parts } = open;
  const guarded = <Part extends object>(part: Part): Part => onlyWhileWriting(open, part);
  return {
    wrappedKeys: guarded(open.wrappedKeys),
    passwords: guarded(createPasswords(sql)),
    failedSignIns: guarded(createFailedSignIns(sql)),
    counters: guarded(createCounters(sql)),
    settings: guarded(createSettings(sql)),
    outbox: guarded(createOutbox(sql)),
    mails: guarded(createMails(sql, parts)),
    oneTimeCodes: guarded(createOneTimeCodes(sql)),
    batches: guarded(createBatches(sql)),
    peopleImports: guarded(createPeopleImports(sql)),
    savedViews: guarded(createSavedViews(sql)),
  };
}
