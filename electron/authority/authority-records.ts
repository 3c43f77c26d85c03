import type { AuthorityRecord, AuthorityRecords } from '../../core/records/authority-records.ts';

/** In memory, for tests. */
export function memoryRecords(): AuthorityRecords {
  const rows = new Map<string, AuthorityRecord>();
  let crlNumber = 0;
  const issuedAfter = (position: number) =>
    [...rows.values()]
      .map(({ der }, index) => ({ position: index + 1, der }))
      .filter((row) => row.position > position && row.der.length > 0);
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
    forgetHolder: (serialHex) => {
      const row = rows.get(serialHex);
      if (row !== undefined) rows.set(serialHex, { ...row, der: new Uint8Array() });
    },
    listed: () => [...rows.values()].filter((row) => row.state !== 'valid'),
    listedMark: () =>
      JSON.stringify([...rows.values()].filter((row) => row.state !== 'valid').map(({ serialHex, state }) => [serialHex, state])),
    issuedAfter: (position, limit) => issuedAfter(position).slice(0, limit),
    countIssuedAfter: (position) => issuedAfter(position).length,
    raiseCrlNumber: (given) => {
      crlNumber = Math.max(crlNumber, given);
    },
    nextCrlNumber: () => {
      crlNumber += 1;
      return crlNumber;
    },
  };
}
