import type { ActionInput } from '../../core/actions/all.ts';
import type { Organisation, Station } from '../../core/records/records.ts';
import type { CertificateAuthority } from '../authority/certificate-authority.ts';
import type { Backups } from '../backup/backups.ts';
import type { CardSecrets, IssuingAuthority } from '../desk/issue/ports.ts';
import type { Spool } from '../letters/spool.ts';
import type { MailOutbox } from '../mail/outbox.ts';
import type { ApiKeys } from '../secrets/api-keys.ts';
import type { PeopleFiles } from '../people-file/people-files.ts';
import type { PasswordKeeper } from '../secrets/passwords.ts';
import type { StationKeys } from '../secrets/station-keys.ts';
import type { SealedSet } from '../secrets/sealed-set.ts';
import type { StoreReader, StoreWriter } from '../store/store.ts';
import type { Answered } from './answer-join.ts';
import type { JournalDesk } from './journal-desk.ts';

/** What a station has once it belongs to an organisation. */
export interface House {
  readonly organisation: () => Organisation;
  readonly station: () => Station;
  readonly sealed: SealedSet;
  /** Agreement of this station's long-lived key with another's (SPKI), for codes between the two; and this station's own half. */
  readonly calls: Pick<StationKeys, 'agree' | 'wrappingSpki'>;
  /** Ed25519 by this station's key: over texts that say by their form what they are for. */
  readonly sign: StationKeys['sign'];
  /** The authority's word that the key of this PKCS #10 answers OCSP for it; DER. Throws AuthorityRefused. */
  readonly delegateOcsp: (request: Uint8Array) => Uint8Array;
  /** What this station signs as itself, and wraps to the central server. */
  readonly syncing: Pick<StationKeys, 'sign' | 'signingSpki'> & {
    readonly wrapTo: (spki: Uint8Array, secret: Uint8Array, context: readonly (string | number)[]) => Uint8Array;
    /** From now on facts are written in that epoch. */
    readonly beginEpoch: (epoch: number) => void;
  };
  readonly passwords: PasswordKeeper;
  readonly authority: CertificateAuthority;
  readonly issuing: IssuingAuthority;
  readonly cardSecrets: CardSecrets;
  readonly spool: Spool;
  /** Files of people on their way into the register, sealed. */
  readonly peopleFiles: PeopleFiles;
  readonly apiKeys: ApiKeys;
  /** The key under which a new service point's secrets are sealed. */
  readonly makeServicePointKey: (writer: StoreWriter, servicePointId: string) => void;
  readonly mail: MailOutbox;
  readonly journal: JournalDesk;
  readonly backups: Backups;
  readonly recoveryCode: {
    /** The code in groups until it was confirmed as printed; undefined afterwards. */
    readonly groups: () => readonly string[] | undefined;
    readonly forget: (writer: StoreWriter) => void;
    /** A new code; the one before opens nothing that is wrapped from now on. */
    readonly make: (writer: StoreWriter) => void;
  };
  /** Root, issuing CA and content signer, DER. */
  readonly certificates: () => readonly { readonly role: string; readonly der: Uint8Array }[];
  /** Writes certificates and CRL as files; the folder and their names. */
  readonly exportAuthority: () => Promise<{ folder: string; files: string[] }>;
  readonly answerJoin: (input: ActionInput<'station.answer-join'>) => Promise<Answered>;
  /** Roles given to new and reactivated people (PRODUCT, decision 3). */
  readonly givenRoles: (store: StoreReader) => readonly string[];
}
