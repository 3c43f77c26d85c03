import { createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ascii } from '../../core/base/bytes.ts';
import { TokenFault } from '../../native/pkcs11/token-fault.ts';
import type { TokenKey, Tokens } from '../../native/pkcs11/tokens.ts';
import { selfSignedFor } from './token-certificate.ts';

export interface TokensBench {
  /** Tokens with nothing made yet, and what the module says beside the contract. */
  readonly open: () => Promise<Tokens>;
}

const LABEL = 'Cardwright 1001';
const soPin = ascii('a long word of the desk');
const pin = ascii('654321');
const p256: TokenKey = { id: '01', label: 'Authentication', kind: 'p256' };
const rsa: TokenKey = { id: '02', label: 'Signature', kind: 'rsa2048' };

async function faultOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'no fault';
  } catch (cause) {
    return cause instanceof TokenFault ? cause.kind : String(cause);
  }
}

/** What every implementation of Tokens does. */
export function tokensContract(bench: TokensBench): void {
  describe('Tokens', () => {
    let tokens: Tokens;
    beforeEach(async () => {
      tokens = await bench.open();
      await tokens.create({ label: LABEL, soPin, pin });
    });
    afterEach(async () => tokens.close());

    it('shows a token that was made, by its label, and room for another one', async () => {
      const seen = await tokens.list();
      expect(seen.filter(({ label }) => label === LABEL)).toMatchObject([{ initialized: true, pinLocked: false }]);
      expect(seen.some(({ initialized }) => !initialized)).toBe(true);
    });

    it('refuses a second token of the same label', async () => {
      expect(await faultOf(tokens.create({ label: LABEL, soPin, pin }))).toBe('programming');
      expect((await tokens.list()).filter(({ label }) => label === LABEL)).toHaveLength(1);
    });

    it.each([p256, rsa])('makes a key and signs with it: $kind', async (key) => {
      const spki = await tokens.generate({ label: LABEL, pin, key });
      const message = ascii('what is to be signed');
      const signature = await tokens.sign({ label: LABEL, pin, key, message });
      const publicKey = createPublicKey({ key: Buffer.from(spki), type: 'spki', format: 'der' });
      expect(publicKey.asymmetricKeyType).toBe(key.kind === 'p256' ? 'ec' : 'rsa');
      expect(verify('sha256', message, publicKey, signature)).toBe(true);
    });

    it('puts a new key in the place of an earlier one with the same id', async () => {
      const first = await tokens.generate({ label: LABEL, pin, key: p256 });
      const second = await tokens.generate({ label: LABEL, pin, key: p256 });
      expect(second).not.toEqual(first);
      const message = ascii('signed by the second');
      const signature = await tokens.sign({ label: LABEL, pin, key: p256, message });
      expect(verify('sha256', message, createPublicKey({ key: Buffer.from(second), type: 'spki', format: 'der' }), signature)).toBe(true);
    });

    it('keeps a certificate beside its key, readable without a PIN, and a newer one in its place', async () => {
      const spki = await tokens.generate({ label: LABEL, pin, key: p256 });
      for (const serial of [1, 2]) {
        const der = await selfSignedFor(spki, serial, (message) => tokens.sign({ label: LABEL, pin, key: p256, message }));
        await tokens.writeCertificate({ label: LABEL, pin, key: p256, der });
        expect(await tokens.certificates({ label: LABEL })).toEqual([{ id: '01', der }]);
      }
    });

    it('takes the old PIN for a new one, and the old one no more', async () => {
      await tokens.generate({ label: LABEL, pin, key: p256 });
      await tokens.changePin({ label: LABEL, pin, newPin: ascii('Another-77') });
      expect(await faultOf(tokens.sign({ label: LABEL, pin, key: p256, message: ascii('x') }))).toBe('pin-wrong');
      const signature = await tokens.sign({ label: LABEL, pin: ascii('Another-77'), key: p256, message: ascii('x') });
      expect(signature.length).toBeGreaterThan(60);
    });

    it('does nothing with a wrong PIN', async () => {
      expect(await faultOf(tokens.generate({ label: LABEL, pin: ascii('111111'), key: p256 }))).toBe('pin-wrong');
      expect(await tokens.empty({ label: LABEL, pin })).toBe(0);
    });

    it('gets another PIN by the SO PIN, and its keys go on', async () => {
      await tokens.generate({ label: LABEL, pin, key: p256 });
      expect(await faultOf(tokens.resetPin({ label: LABEL, soPin: ascii('not the desk’s'), newPin: ascii('777888') }))).toBe('pin-wrong');
      await tokens.resetPin({ label: LABEL, soPin, newPin: ascii('777888') });
      expect(await faultOf(tokens.sign({ label: LABEL, pin, key: p256, message: ascii('x') }))).toBe('pin-wrong');
      expect((await tokens.sign({ label: LABEL, pin: ascii('777888'), key: p256, message: ascii('x') })).length).toBeGreaterThan(60);
    });

    it('is empty afterwards, for good', async () => {
      const spki = await tokens.generate({ label: LABEL, pin, key: p256 });
      const der = await selfSignedFor(spki, 1, (message) => tokens.sign({ label: LABEL, pin, key: p256, message }));
      await tokens.writeCertificate({ label: LABEL, pin, key: p256, der });
      expect(await tokens.empty({ label: LABEL, pin })).toBe(3);
      expect(await tokens.certificates({ label: LABEL })).toEqual([]);
      expect(await faultOf(tokens.sign({ label: LABEL, pin, key: p256, message: ascii('x') }))).not.toBe('no fault');
    });

    it('says that a token is not there', async () => {
      expect(await faultOf(tokens.certificates({ label: 'Nobody’s' }))).toBe('token-gone');
    });

    it('answers calls in the order in which they came', async () => {
      const made = [
        tokens.generate({ label: LABEL, pin, key: p256 }),
        tokens.list(),
        tokens.sign({ label: LABEL, pin, key: p256, message: ascii('x') }),
      ];
      expect((await Promise.allSettled(made)).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
    });
  });
}
