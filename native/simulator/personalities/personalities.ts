import type { Personality } from '../personality.ts';
import { ODD } from './odd.ts';
import { PLAIN } from './plain.ts';
import { YUBIKEY_5_4 } from './yubikey-5-4.ts';
import { YUBIKEY_5_7 } from './yubikey-5-7.ts';

/** Every kind of card that can be simulated; the first is the one a start without a wish takes. */
export const PERSONALITIES: readonly Personality[] = [YUBIKEY_5_7, YUBIKEY_5_4, PLAIN, ODD];

/** The personality of a name; throws RangeError naming those there are. */
export function personality(name: string): Personality {
  const found = PERSONALITIES.find((each) => each.name === name);
  if (found === undefined) {
    throw new RangeError(`no personality "${name}"; there are: ${PERSONALITIES.map((each) => each.name).join(', ')}`);
  }
  return found;
}
