import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../core/base/bytes.ts';
import { ApduError, type CommandApdu, decodeCommand, decodeResponse, encodeCommand } from '../../../native/iso7816/apdu.ts';

const header = { cla: 0x00, ins: 0xcb, p1: 0x3f, p2: 0xff };
const hex = (command: CommandApdu, form: 'short' | 'extended') => toHex(encodeCommand(command, form));

describe('a command APDU (ISO/IEC 7816-4 §5.1)', () => {
  it('has four short cases', () => {
    expect(hex(header, 'short')).toBe('00cb3fff');
    expect(hex({ ...header, le: 256 }, 'short')).toBe('00cb3fff00');
    expect(hex({ ...header, le: 1 }, 'short')).toBe('00cb3fff01');
    expect(hex({ ...header, data: fromHex('5c017e') }, 'short')).toBe('00cb3fff035c017e');
    expect(hex({ ...header, data: fromHex('5c017e'), le: 256 }, 'short')).toBe('00cb3fff035c017e00');
  });

  it('has four extended cases', () => {
    expect(hex(header, 'extended')).toBe('00cb3fff');
    expect(hex({ ...header, le: 65536 }, 'extended')).toBe('00cb3fff000000');
    expect(hex({ ...header, data: fromHex('5c017e') }, 'extended')).toBe('00cb3fff0000035c017e');
    expect(hex({ ...header, data: fromHex('5c017e'), le: 256 }, 'extended')).toBe('00cb3fff0000035c017e0100');
  });

  it('holds 255 bytes in short form and not one more', () => {
    expect(encodeCommand({ ...header, data: new Uint8Array(255), le: 256 }, 'short')).toHaveLength(4 + 1 + 255 + 1);
    expect(() => encodeCommand({ ...header, data: new Uint8Array(256) }, 'short')).toThrow(ApduError);
    expect(encodeCommand({ ...header, data: new Uint8Array(256) }, 'extended')).toHaveLength(4 + 3 + 256);
    expect(() => encodeCommand({ ...header, data: new Uint8Array(65536) }, 'extended')).toThrow(ApduError);
  });

  it('refuses an Le or a header byte that does not fit', () => {
    expect(() => encodeCommand({ ...header, le: 257 }, 'short')).toThrow('Le 257');
    expect(() => encodeCommand({ ...header, le: 0 }, 'short')).toThrow('Le 0');
    expect(() => encodeCommand({ ...header, p1: 256 }, 'short')).toThrow('256 is not a byte');
  });

  it('reads back what it wrote, in both forms', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const command = fc.record({
      cla: byte,
      ins: byte,
      p1: byte,
      p2: byte,
      data: fc.uint8Array({ minLength: 1, maxLength: 600 }),
      le: fc.integer({ min: 1, max: 65536 }),
    });
    fc.assert(
      fc.property(command, fc.boolean(), fc.boolean(), (whole, withData, withLe) => {
        const { data, le, ...rest } = whole;
        const shaped = { ...rest, ...(withData ? { data } : {}), ...(withLe ? { le } : {}) };
        expect(decodeCommand(encodeCommand(shaped, 'extended'))).toEqual(shaped);
        const short = { ...rest, ...(withData ? { data: data.slice(0, 255) } : {}), ...(withLe ? { le: ((le - 1) % 256) + 1 } : {}) };
        expect(decodeCommand(encodeCommand(short, 'short'))).toEqual(short);
      }),
    );
  });

  it('answers any bytes with a command or a typed error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          decodeCommand(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(ApduError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a response APDU', () => {
  it('is data and two status bytes', () => {
    expect(decodeResponse(fromHex('01029000'))).toEqual({ data: fromHex('0102'), status: 0x9000 });
    expect(decodeResponse(fromHex('6a82'))).toEqual({ data: new Uint8Array(0), status: 0x6a82 });
  });

  it('is never shorter than its status', () => {
    expect(() => decodeResponse(fromHex('90'))).toThrow(ApduError);
    expect(() => decodeResponse(fromHex(''))).toThrow('two status bytes');
  });
});
