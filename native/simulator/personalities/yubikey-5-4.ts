import { AES_128, AES_192, AES_256, P_256, P_384, RSA_1024, RSA_2048, TRIPLE_DES } from '../algorithms.ts';
import type { Personality } from '../personality.ts';
import { PIV_SLOTS, RETIRED_SLOTS } from '../slots.ts';
import { STATUS } from '../status.ts';

/** Like a YubiKey with firmware 5.4: triple DES at the factory, AES possible, all vendor commands but moving keys. */
export const YUBIKEY_5_4: Personality = {
  name: 'yubikey-5.4',
  title: 'YubiKey-like, firmware 5.4',
  atr: '3bfd1300008131fe158073c021c057597562694b657940',
  application: { shortestAid: 5, template: 'brief', reselect: 'clears-security' },
  algorithms: [RSA_1024, RSA_2048, P_256, P_384],
  keySlots: [...PIV_SLOTS, ...RETIRED_SLOTS, 0xf9],
  strictKeyUse: false,
  pin: {
    factory: '313233343536ffff',
    tries: 3,
    form: 'characters',
    malformed: 'counted',
    wrongLengthStatus: STATUS.wrongData,
    lastTryStatus: STATUS.triesLeft,
    blockedStatus: STATUS.blocked,
  },
  puk: {
    factory: '3132333435363738',
    tries: 3,
    form: 'characters',
    malformed: 'counted',
    wrongLengthStatus: STATUS.wrongData,
    lastTryStatus: STATUS.triesLeft,
    blockedStatus: STATUS.blocked,
  },
  freshPin: 'until-use',
  management: {
    algorithm: TRIPLE_DES,
    factory: '010203040506070801020304050607080102030405060708',
    changeableTo: [TRIPLE_DES, AES_128, AES_192, AES_256],
    tries: null,
  },
  objects: { largest: 3052, total: 51200, freeTags: true, emptied: 'absent' },
  transport: {
    extended: true,
    chunk: 256,
    largestCommand: 3072,
    withoutLe: 'all',
    selectWithoutLe: 'answers',
    tightLe: 'part',
  },
  contactless: 'open',
  noKeyStatus: STATUS.wrongData,
  vendor: {
    firmware: [5, 4, 3],
    commands: ['version', 'serial', 'metadata', 'attest', 'set-tries', 'reset', 'import', 'set-management-key'],
    emptySlotMetadata: 'not-found',
    formFactor: 0x01,
    managementApplication: true,
  },
};
