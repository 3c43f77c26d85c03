import type { TestLink, UseCase } from './use-case.ts';

const rules = (title: string): TestLink => ['server/mobile-id/station.test.ts', title];
const states = (title: string): TestLink => ['electron/station/mobile-ids.test.ts', title];
const inWindow = (title: string): TestLink => ['e2e/rows-mobile.test.ts', title];

/** Rows 37 to 40. */
export const mobileUseCases: readonly UseCase[] = [
  {
    row: 37,
    actions: ['mobile-id.supply'],
    screens: ['person/mobile-ids'],
    tests: [
      rules('is supplied by its manager: Registered until the phone has made its key, then in force for two years'),
      rules('that the phone does not come for in time stays visible as Registered'),
      inWindow('is supplied by its manager, who locks the old one first, and made on the phone'),
    ],
  },
  {
    row: 38,
    actions: ['mobile-id.lock'],
    screens: ['person/mobile-ids'],
    tests: [
      rules('is locked here at once, and the server hears of it when it can be reached'),
      inWindow('is locked by its manager on its holder’s page'),
    ],
  },
  {
    row: 39,
    actions: ['self.get-mobile-id'],
    screens: ['self/mobile-ids'],
    tests: [
      rules('is got by its holder, whose older one has to be locked first'),
      inWindow('is got by its holder under My things and made on the phone'),
    ],
  },
  {
    row: 40,
    actions: ['self.lock-mobile-id'],
    screens: ['self/mobile-ids'],
    tests: [states('is locked by its holder, and by nobody else’s self-service'), inWindow('is locked by its holder')],
  },
];
