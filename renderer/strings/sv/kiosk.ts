import type { kioskEnglish } from '../en/kiosk/kiosk-english.ts';
import type { Translated } from '../languages.ts';
import { kiosk } from './kiosk-words.ts';
import { photo } from './photo.ts';
import { states } from './states.ts';
import { troubles } from './troubles.ts';

/** Kioskens ord på svenska. */
export const kioskSwedish: Translated<typeof kioskEnglish> = {
  kiosk,
  troubles,
  photo,
  people: { choosePhoto: 'Välj foto' },
  pin: {
    triesUnknown: 'Kortet säger inte hur många försök som är kvar.',
    triesLeft_one: '{{count}} försök kvar',
    triesLeft_other: '{{count}} försök kvar',
    rules: { length: '6 till 8 siffror', easy: 'Inga följder som 123456, inga upprepade siffror', differs: 'Inte den nuvarande PIN-koden' },
    pad: 'Sifferknappar',
    clear: 'Rensa',
  },
  self: {
    virtual: {
      rules: {
        length: '{{least}} till {{most}} tecken',
        plain: 'Bokstäver, siffror och tecken på ett vanligt tangentbord, utan å, ä, ö och mellanslag',
        upper: { REQUIRED: 'Minst en stor bokstav', DISALLOWED: 'Inga stora bokstäver' },
        lower: { REQUIRED: 'Minst en liten bokstav', DISALLOWED: 'Inga små bokstäver' },
        digits: { REQUIRED: 'Minst en siffra', DISALLOWED: 'Inga siffror' },
        special: { REQUIRED: 'Minst ett annat tecken', DISALLOWED: 'Inga andra tecken' },
      },
    },
  },
  states,
};
