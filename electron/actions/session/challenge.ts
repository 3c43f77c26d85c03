import type { Parts } from '../handler.ts';

/** What key 9A signs to open a session here: a new nonce, bound to this station and to what it is for, so that it is of use for nothing else. */
export function challenge(purpose: 'sign-in' | 'unlock', { house, random }: Pick<Parts, 'house' | 'random'>): Uint8Array {
  const nonce = Buffer.from(random(32)).toString('base64');
  return new TextEncoder().encode(['cardwright/session', purpose, house.station().id, nonce].join('\n'));
}
