import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureDisplay } from '../../electron/shell/display.ts';
import { allSkippedUnless } from '../skip.ts';

/** Set-up request of an X client, least byte first, protocol 11.0, without authorization (X11 protocol, section 8). */
const HELLO = Uint8Array.of(0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0);

const given = process.env['DISPLAY'];
beforeEach(() => void delete process.env['DISPLAY']);
afterEach(() => {
  if (given !== undefined) process.env['DISPLAY'] = given;
});

describe('A display of our own', () => {
  allSkippedUnless(existsSync('/usr/bin/Xvfb'), 'Debian’s xvfb is not installed');

  it('ends with its last window, whoever closed it: a station that was killed leaves none behind', async () => {
    const display = await ensureDisplay({ width: 640, height: 480 }, () => undefined);
    expect(display.made).toBe(true);
    const socket = `/tmp/.X11-unix/X${display.name.slice(1)}`;
    const [first, second] = [connect(socket), connect(socket)];
    for (const client of [first, second]) {
      client.write(HELLO);
      const [answer] = (await once(client, 'data')) as [Buffer];
      expect(answer[0]).toBe(1);
    }
    const ended = once(second, 'close');
    first.destroy();
    second.end();
    await ended;
    await expect(display.ended).resolves.toBe(0);
  });
});
