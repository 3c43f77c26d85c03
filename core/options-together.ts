import type { OptionValue } from './options.ts';

/** Values of all options as they would be after a change. */
export type OptionValues = (id: string) => OptionValue;

interface Rule {
  readonly holds: (value: OptionValues) => boolean;
  readonly wanted: string;
}

const oneOn = (of: readonly string[], wanted: string): Rule => ({ wanted, holds: (value) => of.some((id) => value(id) === true) });
const certificates = (things: string): readonly string[] =>
  ['authentication', 'signature', 'encryption'].map((use) => `${things}-certificate-${use}`);
const signs = ['upper', 'lower', 'digits', 'special'].map((kind) => `vsc-pin-${kind}`);

/** What no option can say alone. */
const rules: readonly Rule[] = [
  oneOn(['cards-request-offered', 'cards-issue-offered'], 'Request card or Issue card in use, or nobody can make a card'),
  oneOn(certificates('mobile-id'), 'at least one certificate of a mobile ID'),
  oneOn(certificates('vsc'), 'at least one certificate on a virtual smart card'),
  {
    holds: (value) => Number(value('vsc-pin-min-length')) <= Number(value('vsc-pin-max-length')),
    wanted: 'a least length that is not above the largest',
  },
  { holds: (value) => signs.some((id) => value(id) !== 'DISALLOWED'), wanted: 'at least one kind of characters' },
  {
    holds: (value) => signs.filter((id) => value(id) === 'REQUIRED').length <= Number(value('vsc-pin-max-length')),
    wanted: 'a largest length with room for every required kind of characters',
  },
];

/** What was wanted instead where options do not go together; undefined where these may stand beside each other. */
export function togetherRefusal(valueOf: OptionValues): string | undefined {
  return rules.find((rule) => !rule.holds(valueOf))?.wanted;
}
