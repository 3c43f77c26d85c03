import { describe, expect, it } from 'vitest';
import { algorithms } from '../../../native/piv/tables/algorithms.ts';
import { instructions } from '../../../native/piv/tables/instructions.ts';
import { objects } from '../../../native/piv/tables/objects.ts';
import { slots } from '../../../native/piv/tables/slots.ts';

/** SP 800-73-5 part 1 tables 2, 3 and 8, copied by hand: container, tag, OID under 2.16.840.1.101.3.7, least capacity. */
const STANDARD: readonly (readonly [string, number, number, string, number])[] = [
  ['card-capability-container', 0xdb00, 0x5fc107, '1.219.0', 170],
  ['chuid', 0x3000, 0x5fc102, '2.48.0', 2881],
  ['certificate-9a', 0x0101, 0x5fc105, '2.1.1', 1857],
  ['fingerprints', 0x6010, 0x5fc103, '2.96.16', 4006],
  ['security-object', 0x9000, 0x5fc106, '2.144.0', 1336],
  ['facial-image', 0x6030, 0x5fc108, '2.96.48', 12710],
  ['certificate-9e', 0x0500, 0x5fc101, '2.5.0', 1857],
  ['certificate-9c', 0x0100, 0x5fc10a, '2.1.0', 1857],
  ['certificate-9d', 0x0102, 0x5fc10b, '2.1.2', 1857],
  ['printed-information', 0x3001, 0x5fc109, '2.48.1', 245],
  ['discovery', 0x6050, 0x7e, '2.96.80', 19],
  ['key-history', 0x6060, 0x5fc10c, '2.96.96', 128],
  ['certificate-82', 0x1001, 0x5fc10d, '2.16.1', 1895],
  ['certificate-8b', 0x100a, 0x5fc116, '2.16.10', 1895],
  ['certificate-95', 0x1014, 0x5fc120, '2.16.20', 1895],
  ['iris-images', 0x1015, 0x5fc121, '2.16.21', 7106],
  ['biometric-information-templates', 0x1016, 0x7f61, '2.16.22', 65],
  ['secure-messaging-signer', 0x1017, 0x5fc122, '2.16.23', 2471],
  ['pairing-code', 0x1018, 0x5fc123, '2.16.24', 12],
];

describe('the table of objects', () => {
  it('has thirty-six, no tag or container twice', () => {
    const rows = Object.values(objects);
    expect(rows).toHaveLength(36);
    for (const key of ['tag', 'container', 'oid', 'name'] as const) expect(new Set(rows.map((row) => row[key])).size).toBe(36);
  });

  it.each(STANDARD)('has %s as the standard has it', (key, container, tag, oid, leastBytes) => {
    expect(objects[key as keyof typeof objects]).toMatchObject({ container, tag, oid: `2.16.840.1.101.3.7.${oid}`, leastBytes });
  });

  it('counts seven mandatory objects and two conditional ones, as part 1 §3 does', () => {
    const count = (presence: string) => Object.values(objects).filter((row) => row.presence === presence).length;
    expect([count('mandatory'), count('conditional'), count('optional')]).toEqual([7, 2, 27]);
  });

  it('protects fingers, face and iris by the PIN alone, printed information and pairing code by PIN or finger', () => {
    const keys = Object.entries(objects).filter(([, row]) => row.read !== 'always');
    expect(keys.map(([key, row]) => [key, row.read])).toEqual([
      ['fingerprints', 'pin'],
      ['facial-image', 'pin'],
      ['printed-information', 'pin-or-occ'],
      ['iris-images', 'pin'],
      ['pairing-code', 'pin-or-occ'],
    ]);
  });
});

describe('the tables of keys, algorithms and instructions', () => {
  it('have no reference, identifier or instruction twice', () => {
    expect(new Set(Object.values(slots).map(({ reference }) => reference)).size).toBe(27);
    expect(new Set(Object.values(algorithms).map(({ id }) => id)).size).toBe(Object.keys(algorithms).length);
    expect(new Set(Object.values(instructions).map(({ ins }) => ins)).size).toBe(Object.keys(instructions).length);
  });

  it('ask for the PIN as part 1 table 5 does', () => {
    expect(slots['9a'].pin).toBe('once');
    expect(slots['9c'].pin).toBe('always');
    expect(slots['9d'].pin).toBe('once');
    expect(slots['9e'].pin).toBe('never');
    expect(slots['95'].pin).toBe('once');
  });

  it('name each slot’s certificate object', () => {
    for (const [slot, { certificate, origin }] of Object.entries(slots)) {
      if (certificate === null || origin === 'yubico' || slot === '04') continue;
      expect(certificate).toBe(`certificate-${slot}`);
      expect(Object.hasOwn(objects, certificate)).toBe(true);
    }
  });
});
