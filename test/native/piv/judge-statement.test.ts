import { describe, expect, it } from 'vitest';
import { attestationSigner } from '../../../native/piv/attest-key.ts';
import { type StatementWanted, statementFault } from '../../../native/piv/judge-statement.ts';
import { personality } from '../../../native/simulator/personalities/personalities.ts';
import { administer, bench, SERIAL } from './simulated-bench.ts';

const NOW = Date.UTC(2026, 10, 30);
const OVER = Date.UTC(2053, 0, 1);

async function keyOf(name: 'yubikey-5.4' | 'yubikey-5.7', slot: '9a' | '9c' = '9a') {
  const onBench = await bench(personality(name));
  await administer(onBench);
  const { card } = onBench;
  const publicKey = await card.generateKey({ slot, kind: 'p256' });
  const statement = { attestation: await card.attest(slot), signer: await attestationSigner(card) };
  const version = name === 'yubikey-5.4' ? '5.4.3' : '5.7.1';
  const wanted: StatementWanted = {
    slot,
    publicKey,
    serial: String(SERIAL),
    version,
    pin: slot === '9a' ? 'once' : 'always',
    touch: 'never',
  };
  return { statement, wanted };
}

describe('A card’s statement about a key', () => {
  it.each([
    ['yubikey-5.4', '9a'],
    ['yubikey-5.4', '9c'],
    ['yubikey-5.7', '9a'],
  ] as const)('of a %s is as it was asked for, in %s', async (name, slot) => {
    const { statement, wanted } = await keyOf(name, slot);
    expect(statementFault(statement, wanted, NOW)).toBeUndefined();
  });

  it.each([
    ['serial number', { serial: '87654321' }],
    ['firmware', { version: '5.7.4' }],
    ['slot', { slot: '9e' }],
    ['PIN policy', { pin: 'never' }],
    ['touch policy', { touch: 'always' }],
  ] as const)('is refused where its %s is another', async (fault, wrong) => {
    const { statement, wanted } = await keyOf('yubikey-5.4');
    expect(statementFault(statement, { ...wanted, ...wrong }, NOW)).toBe(fault);
  });

  it('is refused for the key of another slot, from another card, past its last day, and where it is garbage', async () => {
    const [one, two] = [await keyOf('yubikey-5.4'), await keyOf('yubikey-5.4', '9c')];
    expect(() => statementFault(one.statement, two.wanted, NOW)).toThrow('about another key');
    expect(() => statementFault({ ...one.statement, signer: two.statement.signer }, one.wanted, NOW)).toThrow('not signed');
    expect(statementFault(one.statement, one.wanted, OVER)).toBe('validity');
    const garbage = { ...one.statement, attestation: one.statement.attestation.slice(0, 90) };
    expect(() => statementFault(garbage, one.wanted, NOW)).toThrow('not a certificate');
  });
});
