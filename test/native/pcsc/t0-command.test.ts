import { expect, it } from 'vitest';
import { fromHex, toHex } from '../../../core/base/bytes.ts';
import { commandForT0 } from '../../../native/pcsc/t0-command.ts';

it.each([
  ['00a4040005a00000030800', '00a4040005a000000308'],
  ['00a4040005a000000308', '00a4040005a000000308'],
  ['00cb3fff00', '00cb3fff00'],
  ['00200080', '00200080'],
  ['0020008000', '0020008000'],
])('sends %s over T=0 as %s', (command, sent) => {
  expect(toHex(commandForT0(fromHex(command)))).toBe(sent);
});
