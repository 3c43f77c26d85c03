import { toHex } from '../../../core/base/bytes.ts';
import { PIV_AID_WHOLE } from '../commands/select.ts';
import { malformed, readElements, required, writeElements } from './elements.ts';

/** PIN usage policy (SP 800-73-5 part 1 §3.3.2). */
export interface PinUsagePolicy {
  readonly globalPin: boolean;
  readonly onCardComparison: boolean;
  /** Virtual contact interface. */
  readonly virtualContact: boolean;
  /** The virtual contact interface opens without the pairing code; must stay false by default. */
  readonly withoutPairingCode: boolean;
  /** Which PIN is asked for where both are in use. */
  readonly preferred: 'piv-pin' | 'global-pin';
}

export const PIV_PIN_ALONE: PinUsagePolicy = {
  globalPin: false,
  onCardComparison: false,
  virtualContact: false,
  withoutPairingCode: false,
  preferred: 'piv-pin',
};

const OBJECT = 'discovery';
const BITS = { pivPin: 0x40, globalPin: 0x20, onCardComparison: 0x10, virtualContact: 0x08, withoutPairingCode: 0x04 } as const;
const PREFERS_PIV_PIN = 0x10;
const PREFERS_GLOBAL_PIN = 0x20;

/** Content inside tag 7E. Throws PivError 'content-malformed' for a policy that the table does not have. */
export function buildDiscovery(policy: PinUsagePolicy = PIV_PIN_ALONE): Uint8Array {
  if (policy.withoutPairingCode && !policy.virtualContact) throw malformed(OBJECT, 'no pairing code without the virtual contact interface');
  if (policy.preferred === 'global-pin' && !policy.globalPin) throw malformed(OBJECT, 'the global PIN is preferred but not in use');
  const flags = (['globalPin', 'onCardComparison', 'virtualContact', 'withoutPairingCode'] as const).filter((flag) => policy[flag]);
  const first = flags.reduce((value, flag) => value | BITS[flag], BITS.pivPin as number);
  const second = !policy.globalPin ? 0x00 : policy.preferred === 'global-pin' ? PREFERS_GLOBAL_PIN : PREFERS_PIV_PIN;
  return writeElements(OBJECT, { applicationIdentifier: PIV_AID_WHOLE, pinUsagePolicy: Uint8Array.of(first, second) });
}

export interface ParsedDiscovery extends PinUsagePolicy {
  /** Hex. */
  readonly applicationIdentifier: string;
  readonly pivPin: boolean;
}

/** Reads the content inside tag 7E. Throws PivError 'content-malformed'. */
export function parseDiscovery(content: Uint8Array): ParsedDiscovery {
  const elements = readElements(OBJECT, content);
  const [first, second] = required(OBJECT, elements, 'pinUsagePolicy');
  if (first === undefined || second === undefined) throw malformed(OBJECT, 'PIN usage policy: expected two bytes');
  const has = (flag: keyof typeof BITS) => (first & BITS[flag]) !== 0;
  return {
    applicationIdentifier: toHex(required(OBJECT, elements, 'applicationIdentifier')),
    pivPin: has('pivPin'),
    globalPin: has('globalPin'),
    onCardComparison: has('onCardComparison'),
    virtualContact: has('virtualContact'),
    withoutPairingCode: has('withoutPairingCode'),
    preferred: second === PREFERS_GLOBAL_PIN ? 'global-pin' : 'piv-pin',
  };
}
