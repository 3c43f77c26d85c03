import { describe, expect, it } from 'vitest';
import { ReaderFault } from '../../../native/pcsc/reader-fault.ts';
import { RETURN_CODES, SCARD, codeHex, returnCode } from '../../../native/pcsc/return-codes.ts';

/** pcsclite.h: the codes from 80100001 to 80100031 and from 80100065 to 8010006F, without the success and the gaps. */
const PCSCLITE = [...Array.from({ length: 0x31 }, (_, at) => 0x80100001 + at), ...Array.from({ length: 0x0b }, (_, at) => 0x80100065 + at)];

describe('the table of return codes', () => {
  it('has every code of pcsc-lite', () => {
    const known = new Set(RETURN_CODES.map(({ code }) => code));
    expect(PCSCLITE.filter((code) => !known.has(code))).toEqual([]);
  });

  it('has no code twice, and a next step for each', () => {
    expect(new Set(RETURN_CODES.map(({ code }) => code)).size).toBe(RETURN_CODES.length);
    expect(new Set(RETURN_CODES.map(({ name }) => name)).size).toBe(RETURN_CODES.length);
    for (const { name, meaning, whatToDo } of RETURN_CODES) {
      expect(name).toMatch(/^(SCARD_[EFPW]|ERROR)_[A-Z_]+$/);
      expect(meaning).toMatch(/^[a-z].*[^.]$/);
      expect(whatToDo).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('has a row for every code that the program decides by', () => {
    for (const code of Object.values(SCARD).filter((value) => value !== 0)) expect(returnCode(code).name).toMatch(/^(SCARD|ERROR)_/);
  });

  it('writes codes as PC/SC documents do', () => {
    expect(codeHex(0x80100069)).toBe('0x80100069');
    expect(codeHex(-2146435063)).toBe('0x80100009');
    expect(codeHex(6)).toBe('0x00000006');
  });

  it('says of an unknown code that it is unknown', () => {
    expect(new ReaderFault({ call: 'SCardConnect', code: 0x12345678 }).message).toContain('an unknown return code, 0x12345678');
  });

  it('makes one sentence of a fault, with the programs that hold the card', () => {
    const holders = [{ pid: 12, name: 'scdaemon' }];
    expect(new ReaderFault({ call: 'SCardConnect', code: SCARD.sharingViolation, reader: 'A', holders }).message).toBe(
      'SCardConnect on "A": another program uses the card: scdaemon (process 12); SCARD_E_SHARING_VIOLATION, 0x8010000B. ' +
        'Close the other program, then try again.',
    );
  });
});
