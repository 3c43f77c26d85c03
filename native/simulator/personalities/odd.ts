import { AES_128, AES_256, P_256, RSA_1024, RSA_2048, TRIPLE_DES } from '../algorithms.ts';
import type { Personality, SecretRules } from '../personality.ts';
import { PIV_SLOTS } from '../slots.ts';
import { STATUS } from '../status.ts';

const SECRET: Omit<SecretRules, 'factory' | 'form' | 'tries'> = {
  malformed: 'refused',
  wrongLengthStatus: STATUS.wrongLength,
  lastTryStatus: STATUS.blocked,
  blockedStatus: STATUS.triesLeft,
};

/** Takes the other road wherever cards are known to differ. */
export const ODD: Personality = {
  name: 'odd',
  title: 'Odd card',
  atr: '3b8d0180738021804f6464206361726425',
  application: { shortestAid: 5, template: 'brief', reselect: 'clears-security' },
  algorithms: [RSA_1024, RSA_2048, P_256],
  keySlots: [...PIV_SLOTS, 0x82, 0x83],
  strictKeyUse: false,
  pin: { ...SECRET, factory: '313233343536ffff', tries: 5, form: 'digits' },
  puk: { ...SECRET, factory: '3132333435363738', tries: 5, form: 'any' },
  freshPin: 'next-command',
  management: {
    algorithm: TRIPLE_DES,
    factory: '010203040506070801020304050607080102030405060708',
    changeableTo: [TRIPLE_DES, AES_128, AES_256],
    tries: 10,
  },
  objects: { largest: 3072, total: 24576, freeTags: true, emptied: 'zero-length' },
  transport: {
    extended: false,
    chunk: 255,
    largestCommand: 3200,
    withoutLe: 'ask',
    selectWithoutLe: 'nothing',
    tightLe: 'exact-length',
  },
  contactless: 'standard',
  noKeyStatus: STATUS.referenceNotFound,
  vendor: {
    firmware: [5, 3, 0],
    commands: ['version', 'metadata', 'set-tries', 'reset', 'import', 'set-management-key'],
    emptySlotMetadata: 'without-algorithm',
    formFactor: 0x00,
    managementApplication: false,
  },
};
