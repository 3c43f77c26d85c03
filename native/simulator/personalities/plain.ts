import { P_256, P_384, RSA_2048, RSA_3072, TRIPLE_DES } from '../algorithms.ts';
import type { Personality, SecretRules } from '../personality.ts';
import { PIV_SLOTS } from '../slots.ts';
import { STATUS } from '../status.ts';

const SECRET: Omit<SecretRules, 'factory' | 'form' | 'tries'> = {
  malformed: 'refused',
  wrongLengthStatus: STATUS.wrongData,
  lastTryStatus: STATUS.triesLeft,
  blockedStatus: STATUS.blocked,
};

/** SP 800-73 to the letter and nothing more: no vendor command, so its administration key stays what it is. */
export const PLAIN: Personality = {
  name: 'plain',
  title: 'Plain SP 800-73 card',
  atr: '3b8d018073c021c0504956206361726425',
  application: { shortestAid: 9, template: 'full', reselect: 'keeps-security' },
  algorithms: [RSA_2048, RSA_3072, P_256, P_384],
  keySlots: PIV_SLOTS,
  strictKeyUse: true,
  pin: { ...SECRET, factory: '313233343536ffff', tries: 5, form: 'digits' },
  puk: { ...SECRET, factory: '3132333435363738', tries: 5, form: 'any' },
  freshPin: 'next-command',
  management: {
    algorithm: TRIPLE_DES,
    factory: '404142434445464748494a4b4c4d4e4f5051525354555657',
    changeableTo: [],
    tries: null,
  },
  objects: { largest: 16384, total: 98304, freeTags: false, emptied: 'zero-length' },
  transport: {
    extended: true,
    chunk: 256,
    largestCommand: 16500,
    withoutLe: 'ask',
    selectWithoutLe: 'answers',
    tightLe: 'part',
  },
  contactless: 'standard',
  noKeyStatus: STATUS.wrongParameters,
  vendor: null,
};
