import { photo } from '../photo.ts';
import { pin } from '../pin.ts';
import { self } from '../self.ts';
import { states } from '../states.ts';
import { kiosk } from './kiosk-words.ts';
import { troubles } from './troubles.ts';

/** The words of a kiosk: its own, and those of what it shares with the desk. */
export const kioskEnglish = {
  kiosk,
  troubles,
  photo,
  people: { choosePhoto: 'Choose photo' },
  pin: {
    triesUnknown: pin.triesUnknown,
    triesLeft_one: pin.triesLeft_one,
    triesLeft_other: pin.triesLeft_other,
    rules: pin.rules,
    pad: pin.pad,
    clear: pin.clear,
  },
  self: { virtual: { rules: self.virtual.rules } },
  states,
} as const;
