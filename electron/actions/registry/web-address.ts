import { Refusal } from '../../../core/failures/refusal.ts';

const thisMachine: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** An address of a service, without the slash at its end: with TLS, or on this machine. Throws Refusal('input-invalid'). */
export function webAddress(typed: string, field: string): string {
  const url = URL.parse(typed);
  const safe = url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && thisMachine.includes(url.hostname)));
  if (!safe || url.username !== '' || url.search !== '' || url.hash !== '')
    throw new Refusal('input-invalid', { field, wanted: 'an address with https; without it only one on this machine' });
  return url.href.replace(/\/+$/, '');
}
