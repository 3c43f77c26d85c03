import type { kioskEnglish } from '../en/kiosk/kiosk-english.ts';
import type { Translated } from '../languages.ts';
import { kiosk } from './kiosk-words.ts';
import { photo } from './photo.ts';
import { states } from './states.ts';
import { troubles } from './troubles.ts';

/** Die Wörter des Kiosks auf Deutsch. */
export const kioskGerman: Translated<typeof kioskEnglish> = {
  kiosk,
  troubles,
  photo,
  people: { choosePhoto: 'Foto wählen' },
  pin: {
    triesUnknown: 'Die Karte sagt nicht, wie viele Versuche übrig sind.',
    triesLeft_one: 'Noch {{count}} Versuch',
    triesLeft_other: 'Noch {{count}} Versuche',
    rules: { length: '6 bis 8 Ziffern', easy: 'Keine Reihen wie 123456, keine wiederholten Ziffern', differs: 'Nicht die jetzige PIN' },
    pad: 'Zifferntasten',
    clear: 'Leeren',
  },
  self: {
    virtual: {
      rules: {
        length: '{{least}} bis {{most}} Zeichen',
        plain: 'Buchstaben, Ziffern und Zeichen einer einfachen Tastatur, ohne Umlaute und Leerzeichen',
        upper: { REQUIRED: 'Mindestens ein Großbuchstabe', DISALLOWED: 'Keine Großbuchstaben' },
        lower: { REQUIRED: 'Mindestens ein Kleinbuchstabe', DISALLOWED: 'Keine Kleinbuchstaben' },
        digits: { REQUIRED: 'Mindestens eine Ziffer', DISALLOWED: 'Keine Ziffern' },
        special: { REQUIRED: 'Mindestens ein anderes Zeichen', DISALLOWED: 'Keine anderen Zeichen' },
      },
    },
  },
  states,
};
