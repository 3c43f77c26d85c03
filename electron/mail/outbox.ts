import { utf8 } from '../../core/base/utf8.ts';
import type { MailRow } from '../store/local-people.ts';
import type { StoreReader, StoreWriter } from '../store/store.ts';

/** A mail to one person. Address and text lie sealed until it went out: it may carry a code or a password. */
export interface Mail {
  readonly personId: string;
  readonly servicePointId: string;
  readonly kind: MailKind;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}
export const mailKinds = [
  'forgotten-password',
  'new-password',
  'roles-changed',
  'request-waits',
  'request-decided',
  'card-expires',
  'temporary-card-due',
  'mobile-id-expires',
  'mobile-id-ticket',
  'caller-code',
  'holder-code',
  'test',
] as const;
export type MailKind = (typeof mailKinds)[number];

/** Mail on its way. Whoever sends takes `waiting`, opens, sends, and says so; then the sealed text is destroyed. */
export interface MailOutbox {
  put(writer: StoreWriter, mail: Mail): string;
  /** Oldest first; ids and kinds only. */
  waiting(query?: { readonly personId?: string; readonly kind?: MailKind }): readonly MailRow[];
  open(id: string): Pick<Mail, 'to' | 'subject' | 'text'>;
  sent(writer: StoreWriter, id: string): void;
  /** It is over with it though it did not go out: the server refuses it for good, or it came too late. */
  fail(writer: StoreWriter, id: string, because: string): void;
  /** What waits for that person must not go out any more: a later one takes its place, or the person was erased. */
  drop(writer: StoreWriter, query: { readonly personId: string; readonly kind?: MailKind }): void;
}

interface MailSecret {
  readonly kind: 'mail';
  readonly recordId: string;
  readonly secret: Uint8Array;
  readonly under: { readonly servicePointId: string };
}

/** The little of the sealed set that mail needs. */
interface Sealed {
  put(writer: StoreWriter, secret: MailSecret): string;
  open(blobId: string): Uint8Array;
  destroy(writer: StoreWriter, blobId: string): void;
}

interface Parts {
  readonly store: StoreReader;
  readonly sealed: Sealed;
  readonly newId: () => string;
  readonly now: () => number;
}

export function createMailOutbox({ store, sealed, newId, now }: Parts): MailOutbox {
  const over = (writer: StoreWriter, { id, blobId }: MailRow, how: 'sent' | 'dropped'): void => {
    sealed.destroy(writer, blobId);
    writer.mails.end(id, how);
  };
  const known = (id: string): MailRow => {
    const row = store.mails.get(id);
    if (row === undefined) throw new RangeError(`expected a mail of the outbox, got ${id}`);
    return row;
  };
  return {
    put(writer, { personId, servicePointId, kind, ...rest }) {
      const id = newId();
      const secret = utf8(JSON.stringify(rest));
      const blobId = sealed.put(writer, { kind: 'mail', recordId: id, secret, under: { servicePointId } });
      writer.mails.put({ id, personId, kind, blobId, madeAt: new Date(now()).toISOString() });
      return id;
    },
    waiting: (query) => store.mails.waiting(query),
    open: (id) => JSON.parse(new TextDecoder().decode(sealed.open(known(id).blobId))) as Pick<Mail, 'to' | 'subject' | 'text'>,
    sent: (writer, id) => over(writer, known(id), 'sent'),
    fail(writer, id, because) {
      over(writer, known(id), 'dropped');
      writer.mails.because(id, because);
    },
    drop(writer, query) {
      for (const row of writer.mails.waiting(query)) over(writer, row, 'dropped');
    },
  };
}
