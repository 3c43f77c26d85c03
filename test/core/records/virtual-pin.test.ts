import { describe, expect, it } from 'vitest';
import { type VirtualPinRules, virtualPinFaults } from '../../../core/records/virtual-pin.ts';

const standard: VirtualPinRules = { least: 6, most: 15, upper: 'ALLOWED', lower: 'ALLOWED', digits: 'ALLOWED', special: 'ALLOWED' };

describe('the PIN of a virtual smart card', () => {
  it.each(['739152', 'abcdef', 'Aa1!x~', 'a'.repeat(15)])('takes %s by the standard rules', (pin) => {
    expect(virtualPinFaults(pin, standard)).toEqual([]);
  });

  it.each([
    ['', ['short']],
    ['12345', ['short']],
    ['a'.repeat(16), ['long']],
    ['with blank', ['foreign']],
    ['pässword', ['foreign']],
    ['12345\u0000', ['foreign']],
  ])('refuses %j by the standard rules', (pin, faults) => {
    expect(virtualPinFaults(pin, standard)).toEqual(faults);
  });

  it.each([
    ['upper', 'ABCDEF', 'abcdef'],
    ['lower', 'abcdef', 'ABCDEF'],
    ['digits', '123456', 'abcdef'],
    ['special', '!/:@[`{~', 'abcdef'],
  ] as const)('with %s required or not allowed', (kind, having, without) => {
    const required = { ...standard, [kind]: 'REQUIRED' };
    const disallowed = { ...standard, [kind]: 'DISALLOWED' };
    expect(virtualPinFaults(having, required)).toEqual([]);
    expect(virtualPinFaults(without, required)).toEqual([`${kind}-missing`]);
    expect(virtualPinFaults(having, disallowed)).toEqual([`${kind}-not-allowed`]);
    expect(virtualPinFaults(without, disallowed)).toEqual([]);
  });

  it('says everything that is wrong at once', () => {
    const strict: VirtualPinRules = { ...standard, least: 8, upper: 'REQUIRED', digits: 'DISALLOWED' };
    expect(virtualPinFaults('abc1', strict)).toEqual(['short', 'upper-missing', 'digits-not-allowed']);
  });
});
