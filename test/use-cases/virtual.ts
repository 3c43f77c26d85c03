import type { TestLink, UseCase } from './use-case.ts';

const rules = (title: string): TestLink => ['electron/station/virtual-smart-cards.test.ts', title];
const pins = (title: string): TestLink => ['electron/station/virtual-pins.test.ts', title];
const used = (title: string): TestLink => ['real/pkcs11/virtual-smart-card.test.ts', title];
const inWindow = (title: string): TestLink => ['e2e/rows-virtual.test.ts', title];

/** Rows 41 to 44. */
export const virtualUseCases: readonly UseCase[] = [
  {
    row: 41,
    actions: ['virtual-smart-card.lock'],
    screens: ['person/virtual-smart-cards'],
    tests: [
      rules('is locked by a manager for good: its certificates are revoked as unspecified, and nothing is done at the computer'),
      inWindow('is locked by its manager on its holder’s page'),
    ],
  },
  {
    row: 42,
    actions: ['self.get-virtual-smart-card'],
    screens: ['self/virtual-smart-cards'],
    tests: [
      rules('is got by its holder: keys made in the token, certificates valid for two years, read back as they were written'),
      rules('that cannot be finished stays Registered, worth nothing: %s'),
      used('is used by other programs: pkcs11-tool signs, p11tool finds it, and openssl signs in with it over TLS'),
      inWindow('is got with a PIN that follows the rules'),
    ],
  },
  {
    row: 43,
    actions: ['self.lock-virtual-smart-card'],
    screens: ['self/virtual-smart-cards'],
    tests: [
      rules('is locked by its holder: with consent keys and certificates are gone from the token, without it they are left'),
      inWindow('is locked by its holder, who lets keys and certificates be removed'),
    ],
  },
  {
    row: 44,
    actions: ['self.change-virtual-pin'],
    screens: ['self/virtual-smart-cards'],
    tests: [
      pins('is changed by the old one, and a wrong one is told with what is left'),
      pins('is set anew by the station where it is forgotten or blocked'),
      inWindow('gets another PIN from its holder'),
    ],
  },
];
