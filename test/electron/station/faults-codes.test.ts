import { expect, it } from 'vitest';
import { Refusal } from '../../../core/failures/refusal.ts';
import { cardFailure } from '../../../electron/desk/card-failure.ts';
import { ReaderFault } from '../../../native/pcsc/reader-fault.ts';
import { codeHex, RETURN_CODES } from '../../../native/pcsc/return-codes.ts';
import { words } from './fault-words.ts';

it.each(RETURN_CODES)('the return code $name has words for the screen, and its number', ({ code }) => {
  const refusal = cardFailure(new ReaderFault({ call: 'SCardTransmit', code }));
  if (!(refusal instanceof Refusal)) throw new Error('expected a refusal');
  expect(refusal.failure.params?.['code']).toBe(codeHex(code));
  expect(new Set(words(refusal.failure)).size).toBe(3);
});
