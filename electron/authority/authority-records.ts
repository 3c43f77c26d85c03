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
  readonly update: (serialHex: string, change: Pick<AuthorityRecord, 'state'> & { readonly reason?: string; readonly changedAt?: string }) => void;
  /** Held and revoked ones, in any order: what a full CRL lists. */
  readonly listed: () => readonly AuthorityRecord[];
  /** The next CRL number; each is given once. */
  readonly nextCrlNumber: () => number;
}

/** In memory, for tests. */
export function memoryRecords(): AuthorityRecords {
  const rows = new Map<string, AuthorityRecord>();
  let crlNumber = 0;
  return {
    bySerial: (serialHex) => rows.get(serialHex),
    byOrder: (orderId) => [...rows.values()].find((row) => row.orderId === orderId),
    insert: (record) => void rows.set(record.serialHex, record),
    update: (serialHex, change) => {
      const row = rows.get(serialHex);
      if (row === undefined) throw new RangeError(`expected a known serial, got ${serialHex}`);
      const { reason: _reason, changedAt: _changedAt, ...rest } = row;
      rows.set(serialHex, { ...rest, ...change });
    },
    listed: () => [...rows.values()].filter((row) => row.state !== 'valid'),
    nextCrlNumber: () => {
      crlNumber += 1;
      return crlNumber;
    },
  };
}
