import type { TokenKey } from '../../../native/pkcs11/tokens.ts';

interface TokenSlot {
  readonly slot: '9a' | '9c';
  readonly option: string;
  readonly key: TokenKey;
}

/** Key and certificate belong together by the id; other programs show the label. */
const slots: readonly TokenSlot[] = [
  { slot: '9a', option: 'vsc-certificate-authentication', key: { id: '01', label: 'Authentication', kind: 'p256' } },
  { slot: '9c', option: 'vsc-certificate-signature', key: { id: '02', label: 'Signature', kind: 'p256' } },
];

/** What a virtual smart card has keys for, by the options that say so. */
export function slotsOf(isOn: (option: string) => boolean): readonly TokenSlot[] {
  return slots.filter(({ option }) => isOn(option));
}

/** A virtual smart card's key is made once and asked for once: a lost answer is revoked by this name. */
export function orderId(virtualSmartCardId: string, slot: string): string {
  return `${virtualSmartCardId}:${slot}`;
}
