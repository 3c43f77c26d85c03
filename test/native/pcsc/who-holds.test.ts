import { describe, expect, it } from 'vitest';
import { otherEnds } from '../../../native/pcsc/who-holds.ts';

const SOCKET = '/run/pcscd/pcscd.comm';

describe('the programs connected to pcscd', () => {
  it('are those at the other end of its sockets', () => {
    const listing = [
      'u_str ESTAB 0      0      /run/pcscd/pcscd.comm 40012            * 40011',
      'u_str ESTAB 0      0                         * 40011             * 40012',
      'u_str ESTAB 0      0      /run/pcscd/pcscd.comm 40014            * 40013',
      'u_str ESTAB 0      0      /run/dbus/system_bus_socket 23         * 24',
      'u_str ESTAB 0      0      /run/pcscd/pcscd.comm 40016            * 0',
      '',
    ].join('\n');
    expect([...otherEnds(listing, [SOCKET])]).toEqual(['40011', '40013']);
  });

  it('are none when nobody is connected', () => {
    expect(otherEnds('', [SOCKET]).size).toBe(0);
  });
});
