import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CodeKind,
  codeShapes,
  decodeCode,
  encodeCode,
  groupsSeen,
  SIGNS,
  signsOf,
  spelled,
} from '../../../core/remote-unblock/spoken-code.ts';
import { packChallenge, packResponse, unpackChallenge, unpackResponse } from '../../../core/remote-unblock/fields.ts';

const kinds: readonly CodeKind[] = ['challenge', 'response', 'mail-code'];
const valueOf = (kind: CodeKind) => fc.bigInt({ min: 0n, max: (1n << BigInt(codeShapes[kind].bits)) - 1n });

describe('A code that is read out', () => {
  it('is of 29 signs, none of which looks like another, and as short as was promised', () => {
    expect(SIGNS).toHaveLength(29);
    expect(new Set(SIGNS).size).toBe(29);
    expect(SIGNS).not.toMatch(/[OILSZBU]/);
    expect(encodeCode('challenge', 0n).join('')).toHaveLength(24);
    expect(encodeCode('response', 0n).join('')).toHaveLength(32);
    for (const group of encodeCode('response', (1n << 116n) - 1n)) expect(group).toHaveLength(4);
  });

  it.each(kinds)('comes back whole, however %s is typed', (kind) => {
    fc.assert(
      fc.property(valueOf(kind), fc.constantFrom(' ', '-', '', ' . '), fc.boolean(), (value, between, small) => {
        const typed = encodeCode(kind, value).join(between);
        expect(decodeCode(kind, small ? typed.toLowerCase() : typed)).toEqual({ ok: true, value });
      }),
    );
    expect(() => encodeCode(kind, 1n << BigInt(codeShapes[kind].bits))).toThrow(RangeError);
  });

  it.each(kinds)('names the group where one sign of %s was heard wrong', (kind) => {
    fc.assert(
      fc.property(valueOf(kind), fc.nat(), fc.integer({ min: 1, max: 28 }), (value, at, by) => {
        const signs = Array.from(encodeCode(kind, value).join(''));
        const place = at % signs.length;
        signs[place] = SIGNS[(SIGNS.indexOf(signs[place] ?? '') + by) % 29] ?? '';
        expect(decodeCode(kind, signs.join(''))).toEqual({ ok: false, group: Math.floor(place / 4) + 1 });
      }),
    );
  });

  it.each(kinds)('names the group where two signs of %s were swapped, and finds two groups that were', (kind) => {
    fc.assert(
      fc.property(valueOf(kind), fc.nat(), fc.constantFrom([0, 1], [1, 2], [2, 3], [0, 2], [1, 3], [0, 3]), (value, at, pair) => {
        const groups = encodeCode(kind, value).map((group) => Array.from(group));
        const place = at % groups.length;
        const group = groups[place] ?? [];
        const [left = 0, right = 0] = pair;
        [group[left], group[right]] = [group[right] ?? '', group[left] ?? ''];
        const typed = groups.map((signs) => signs.join('')).join(' ');
        const changed = typed !== encodeCode(kind, value).join(' ');
        expect(decodeCode(kind, typed)).toEqual(changed ? { ok: false, group: place + 1 } : { ok: true, value });
      }),
    );
    const [first = '', second = '', ...rest] = encodeCode(kind, 12_345_678n);
    expect(decodeCode(kind, [second, first, ...rest].join(' '))).toMatchObject({ ok: false });
  });

  it('is not taken for another kind, nor a short one for a whole', () => {
    const groups = encodeCode('response', 987_654_321n);
    expect(decodeCode('challenge', groups.slice(0, 6).join(' '))).toMatchObject({ ok: false });
    expect(decodeCode('response', groups.slice(0, 7).join(' '))).toEqual({ ok: false, group: 8 });
    expect(decodeCode('response', [...groups, 'AAAA'].join(' '))).toEqual({ ok: false, group: 9 });
    expect(groupsSeen('response', (groups[0] ?? '') + 'A').map(({ state }) => state)).toEqual(['right', ...Array<string>(7).fill('short')]);
  });

  it('reads signs that look alike as what they were taken for, and spells itself', () => {
    expect(signsOf('o0-il1 sz b u')).toBe('00111528V');
    expect(spelled('K7QX')).toBe('Kilo seven Quebec X-ray');
  });
});

describe('What the codes carry', () => {
  it('comes apart as it was put together', () => {
    const bits = (count: number) => fc.bigInt({ min: 0n, max: (1n << BigInt(count)) - 1n });
    fc.assert(
      fc.property(bits(14), bits(23), bits(50), (station, card, nonce) => {
        expect(unpackChallenge(packChallenge({ station, card, nonce }))).toEqual({ station, card, nonce });
        expect(packChallenge({ station, card, nonce }) < 1n << 87n).toBe(true);
      }),
    );
    fc.assert(
      fc.property(bits(14), bits(38), bits(64), (deskNonce, tag, sealedPuk) => {
        expect(unpackResponse(packResponse({ deskNonce, tag, sealedPuk }))).toEqual({ deskNonce, tag, sealedPuk });
        expect(packResponse({ deskNonce, tag, sealedPuk }) < 1n << 116n).toBe(true);
      }),
    );
  });
});
