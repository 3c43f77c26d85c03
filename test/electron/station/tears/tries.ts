/** Secrets that an APDU sets anew. */
export interface Sets {
  readonly pin: boolean;
  readonly puk: boolean;
}

/** Tries that one fault at one place may cost. */
export interface Forgiven {
  readonly pins: number;
  readonly puks: number;
}

export const NOTHING_FORGIVEN: Forgiven = { pins: 0, puks: 0 };

/** CHANGE REFERENCE DATA and RESET RETRY COUNTER set one; Yubico's SET TRIES and RESET bring both back to the factory's. */
export function setBy(command: Uint8Array): Sets | undefined {
  const [, ins = 0, , reference = 0] = command;
  if (ins === 0x24) return { pin: reference === 0x80, puk: reference === 0x81 };
  if (ins === 0x2c) return { pin: true, puk: false };
  if (ins === 0xfa || ins === 0xfb) return { pin: true, puk: true };
  return undefined;
}
