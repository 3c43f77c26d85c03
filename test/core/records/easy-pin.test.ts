import { describe, expect, it } from 'vitest';
import { isEasyPin } from '../../../core/records/easy-pin.ts';

describe('A PIN that is easy to guess', () => {
  it.each([
    ['one digit repeated', ['000000', '111111', '9999999', '77777777']],
    ['a row upwards', ['012345', '123456', '1234567', '12345678', '234567']],
    ['a row downwards', ['987654', '654321', '87654321', '543210']],
    ['a row over the end', ['789012', '890123', '210987', '1098765']],
    ['two digits in turn', ['121212', '010101', '9090909', '37373737']],
    ['the PIN a card is delivered with', ['123456', '12345678', '000000']],
  ])('is %s', (_why, pins) => {
    for (const pin of pins) expect(isEasyPin(pin), pin).toBe(true);
  });

  it.each(['402861', '739502', '112233', '123457', '121213', '135790', '4028617', '19283746', '100000', '123321'])('is not %s', (pin) => {
    expect(isEasyPin(pin)).toBe(false);
  });

  it('leaves nearly all PINs: of a million with six digits fewer than 130 are refused', () => {
    let easy = 0;
    for (let n = 0; n < 1_000_000; n += 1) if (isEasyPin(String(n).padStart(6, '0'))) easy += 1;
    expect(easy).toBeGreaterThan(100);
    expect(easy).toBeLessThan(130);
  });
});
