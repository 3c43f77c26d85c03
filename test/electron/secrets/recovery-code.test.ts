import { describe, expect, it } from 'vitest';
import { CODE_BYTES, type ReadCode, readRecoveryCode, recoveryGroups, recoveryKey } from '../../../electron/secrets/recovery-code.ts';
import { rounds } from '../../rounds.ts';
import { randomOf } from '../../scripts/mutations.ts';
import { random } from './scratch-secrets.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codes = Array.from({ length: rounds(20, 500) }, () => random(CODE_BYTES));

/** The code of these signs, or the groups that are wrong. */
function outcome(groups: readonly string[]): readonly number[] | Extract<ReadCode, { kind: 'code' | 'wrong-length' }> {
  const read = readRecoveryCode(groups.join(' '));
  return read.kind === 'wrong-groups' ? read.groups : read;
}

const withSign = (group: string, at: number, sign: string): string => `${group.slice(0, at)}${sign}${group.slice(at + 1)}`;

/** Every group with every two places in it. */
const swaps = Array.from({ length: 8 * 25 }, (_, at) => [Math.floor(at / 25), Math.floor(at / 5) % 5, at % 5] as const).filter(
  ([, left, right]) => left < right,
);

describe('the recovery code', () => {
  it('is eight groups of five signs, none of which looks like another', () => {
    const printed = codes.flatMap(recoveryGroups);
    expect(printed.every((group) => /^[0-9A-HJKMNP-TV-Z]{5}$/.test(group))).toBe(true);
    expect(recoveryGroups(random(CODE_BYTES))).toHaveLength(8);
    expect(new Set(printed.join(''))).toEqual(new Set(ALPHABET));
  });

  it('stands for 160 bits and gives them again', () => {
    for (const code of [...codes, new Uint8Array(20), new Uint8Array(20).fill(255)])
      expect(readRecoveryCode(recoveryGroups(code).join('-'))).toEqual({ kind: 'code', code });
    expect(() => recoveryGroups(random(19))).toThrow('expected 20 bytes, got 19');
  });

  it('may be typed small, with blanks, dashes and dots, and with look-alikes', () => {
    for (const code of codes) {
      const groups = recoveryGroups(code);
      const forms = [groups.join(''), groups.join(' - ').toLowerCase(), groups.join('\n'), groups.join('.'), `  ${groups.join('\t')}  `];
      const alike = groups.join(' ').replaceAll('1', 'l').replaceAll('0', 'o').replaceAll('V', 'u');
      for (const form of [...forms, alike, alike.toUpperCase().replaceAll('L', 'I')])
        expect(readRecoveryCode(form)).toEqual({ kind: 'code', code });
    }
  });

  it('names the group of any one wrong sign', () => {
    const [code = random(CODE_BYTES)] = codes;
    const groups = recoveryGroups(code);
    for (const [group, text] of groups.entries())
      for (let at = 0; at < 5; at += 1)
        for (const sign of ALPHABET) {
          if (text[at] === sign) continue;
          expect(outcome(groups.with(group, withSign(text, at, sign)))).toEqual([group + 1]);
        }
  });

  it('names the group in which two signs were changed about', () => {
    const missed = codes.flatMap((code) => {
      const groups = recoveryGroups(code);
      return swaps.flatMap(([group, left, right]) => {
        const text = groups[group] ?? '';
        const [one = '', other = ''] = [text[left], text[right]];
        if (one === other) return [];
        const said = outcome(groups.with(group, withSign(withSign(text, left, other), right, one)));
        return JSON.stringify(said) === `[${group + 1}]` ? [] : [[group, left, right, said]];
      });
    });
    expect(missed).toEqual([]);
  });

  it('names both groups that were changed about', () => {
    for (const code of codes) {
      const groups = recoveryGroups(code);
      for (let left = 0; left < 8; left += 1)
        for (let right = left + 1; right < 8; right += 1)
          expect(outcome(groups.with(left, groups[right] ?? '').with(right, groups[left] ?? ''))).toEqual([left + 1, right + 1]);
    }
  });

  it('names every wrong group, also for signs that no code has', () => {
    const groups = recoveryGroups(codes[0] ?? random(CODE_BYTES));
    expect(outcome(groups.with(1, '?????').with(6, withSign(groups[6] ?? '', 2, '€')))).toEqual([2, 7]);
  });

  it('says how many signs were typed where there are too few or too many', () => {
    const groups = recoveryGroups(codes[0] ?? random(CODE_BYTES));
    expect(readRecoveryCode('')).toEqual({ kind: 'wrong-length', signs: 0 });
    expect(readRecoveryCode(groups.slice(1).join(' '))).toEqual({ kind: 'wrong-length', signs: 35 });
    expect(readRecoveryCode(`${groups.join(' ')} 0`)).toEqual({ kind: 'wrong-length', signs: 41 });
  });

  it('never reads a code of random signs as another code without its eight checks', () => {
    const next = randomOf(31);
    let read = 0;
    for (let at = 0; at < rounds(5_000, 200_000); at += 1) {
      const typed = Array.from({ length: 40 }, () => ALPHABET[next(32)]).join('');
      if (readRecoveryCode(typed).kind === 'code') read += 1;
    }
    expect(read).toBe(0);
  });

  it('stands for a key of 256 bits that any other bit changes', () => {
    const code = random(CODE_BYTES);
    expect(recoveryKey(code).export()).toHaveLength(32);
    expect(recoveryKey(code).equals(recoveryKey(code.slice()))).toBe(true);
    expect(recoveryKey(code).equals(recoveryKey(code.with(3, (code[3] ?? 0) ^ 1)))).toBe(false);
  });
});
