/** What the embedded authority keeps of a certificate. Times in ISO 8601, UTC. */
export interface AuthorityRecord {
  readonly serialHex: string;
  readonly orderId: string;
  /** SHA-256 of the SubjectPublicKeyInfo, hex. */
  readonly spkiHash: string;
  readonly der: Uint8Array;
  readonly notAfter: string;
  readonly state: 'valid' | 'on-hold' | 'revoked';
  /** RFC 5280 reason by name; of held and revoked ones. */
  readonly reason?: string;
  /** When it was held or revoked. */
  readonly changedAt?: string;
}

/** Storage of the embedded authority; synchronous, each call whole. */
export interface AuthorityRecords {
  readonly bySerial: (serialHex: string) => AuthorityRecord | undefined;
  readonly byOrder: (orderId: string) => AuthorityRecord | undefined;
  readonly insert: (record: AuthorityRecord) => void;
  readonly update: (
    serialHex: string,
    change: Pick<AuthorityRecord, 'state'> & { readonly reason?: string; readonly changedAt?: string },
  ) => void;
  /** Overwrites the certificate, which names its holder: of an erased person. Number and state stay for the CRL. */
  readonly forgetHolder: (serialHex: string) => void;
  /** Held and revoked ones, in any order: what a full CRL lists. */
  readonly listed: () => readonly AuthorityRecord[];
  /** A short text that is another one whenever `listed` is: to find out whether a newer list is due. */
  readonly listedMark: () => string;
  /** The next CRL number; each is given once. */
  readonly nextCrlNumber: () => number;
  /** After a restore: what was given since the backup is not given again. */
  readonly raiseCrlNumber: (given: number) => void;
  /** Certificates in the order of their making, after that position; those of erased people are left out. */
  readonly issuedAfter: (position: number, limit: number) => readonly { readonly position: number; readonly der: Uint8Array }[];
  readonly countIssuedAfter: (position: number) => number;
}
