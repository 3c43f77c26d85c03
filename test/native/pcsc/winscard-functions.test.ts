import koffi from 'koffi';
import { describe, expect, it } from 'vitest';
import { winscardAbi } from '../../../native/pcsc/abi.ts';
import { openKoffiBinding } from '../../../native/pcsc/koffi-binding.ts';
import { readerState } from '../../../native/pcsc/winscard-functions.ts';

describe('SCARD_READERSTATE', () => {
  it.each([
    ['linux', 80, [0, 8, 16, 24, 32, 40]],
    ['darwin', 61, [0, 8, 16, 20, 24, 28]],
    ['win32', 64, [0, 8, 16, 20, 24, 28]],
  ])('lies on %s as its headers say', (platform, size, offsets) => {
    const type = readerState(winscardAbi(platform));
    expect(koffi.sizeof(type)).toBe(size);
    const members = ['szReader', 'pvUserData', 'dwCurrentState', 'dwEventState', 'cbAtr', 'rgbAtr'];
    expect(members.map((member) => koffi.offsetof(type, member))).toEqual(offsets);
  });
});

it('says that the library of another system is missing here', () => {
  const elsewhere = process.platform === 'win32' ? 'linux' : 'win32';
  expect(() => openKoffiBinding(elsewhere)).toThrow(expect.objectContaining({ name: 'PcscLibraryAbsent' }));
});
