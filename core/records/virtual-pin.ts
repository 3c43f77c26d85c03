/** What a virtual smart card's PIN may be made of (spec credentials 1.11). */
export type CharacterRule = 'ALLOWED' | 'DISALLOWED' | 'REQUIRED';
export interface VirtualPinRules {
  readonly least: number;
  readonly most: number;
  readonly upper: CharacterRule;
  readonly lower: CharacterRule;
  readonly digits: CharacterRule;
  readonly special: CharacterRule;
}
export type VirtualPinFault = 'short' | 'long' | 'foreign' | `${'upper' | 'lower' | 'digits' | 'special'}-${'missing' | 'not-allowed'}`;

/** Every printable sign of ASCII is of one kind: every PKCS #11 module takes those, and no keyboard layout hides them. */
const kinds = { upper: /[A-Z]/, lower: /[a-z]/, digits: /[0-9]/, special: /[!-/:-@[-`{-~]/ } as const;

/** Everything that is wrong with such a PIN by the rules; empty where it fits. */
export function virtualPinFaults(pin: string, rules: VirtualPinRules): readonly VirtualPinFault[] {
  const length: readonly VirtualPinFault[] = pin.length < rules.least ? ['short'] : pin.length > rules.most ? ['long'] : [];
  const foreign: readonly VirtualPinFault[] = /^[!-~]*$/.test(pin) ? [] : ['foreign'];
  const ofKinds = (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((kind): VirtualPinFault[] => {
    const has = kinds[kind].test(pin);
    if (rules[kind] === 'REQUIRED' && !has) return [`${kind}-missing`];
    return rules[kind] === 'DISALLOWED' && has ? [`${kind}-not-allowed`] : [];
  });
  return [...length, ...foreign, ...ofKinds];
}
