import type { ActionOutput } from '../../../core/actions/all.ts';
import type { MailRow } from '../../store/local-people.ts';
import type { StoreReader } from '../../store/store.ts';
import type { Handler } from '../handler.ts';
import { mailServer } from './server.ts';

const SHOWN = 200;

export const mailOpen: Handler<'mail.open'> = (_call, { store }) => {
  const server = mailServer(store);
  const waiting = store.mails.waiting();
  return {
    ...(server === undefined
      ? {}
      : {
          server: {
            host: server.host,
            port: server.port,
            security: server.security,
            from: server.from,
            ...(server.user === undefined ? {} : { user: server.user }),
            signsIn: server.passwordBlobId !== undefined,
            hasCertificate: server.caPem !== undefined,
          },
        }),
    waiting: waiting.length,
    mails: waiting.slice(0, SHOWN).map((row) => view(row, store)),
    failed: store.mails.failed(SHOWN).map((row) => view(row, store)),
  };
};

function view(row: MailRow, store: StoreReader): ActionOutput<'mail.open'>['mails'][number] {
  const { id, kind, madeAt, attempts, nextAt, lastError } = row;
  return {
    id,
    kind,
    number: store.get('person', row.personId)?.number ?? '',
    madeAt,
    attempts,
    ...(nextAt === undefined ? {} : { nextAt }),
    ...(lastError === undefined ? {} : { lastError }),
  };
}
