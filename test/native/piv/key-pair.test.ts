import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../core/base/bytes.ts';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { type ScriptedChannel, scriptedChannel } from '../scripted-channel.ts';

const SELECT = '00a4040009a00000030800001000 00';
const zeros = (length: number) => new Uint8Array(length);

async function opened(script: string): Promise<{ card: PivCard; channel: ScriptedChannel }> {
  const channel = scriptedChannel(`> ${SELECT}\n< 9000\n${script}`);
  return { card: await PivCard.open(channel, zeros), channel };
}

describe('GENERATE ASYMMETRIC KEY PAIR (part 2 §3.3.2)', () => {
  const POINT =
    '046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5';

  it('gives the point of P-256 (here: the generator of FIPS 186-4 D.1.2.3)', async () => {
    const { card } = await opened(`
      > 0047009a05ac0380011100
      < 7f494386 41 ${POINT} 9000
    `);
    expect(await card.generateKey({ slot: '9a', kind: 'p256' })).toEqual({ kind: 'p256', point: fromHex(POINT) });
  });

  it('sends Yubico policies where they are wanted', async () => {
    const { card } = await opened(`
      > 0047009c0bac09800111aa0103ab010200
      < 7f494386 41 ${POINT} 9000
    `);
    expect(await card.generateKey({ slot: '9c', kind: 'p256', policy: { pin: 'always', touch: 'always' } })).toMatchObject({
      kind: 'p256',
    });
  });

  it.each([
    ['a point beside the curve', `7f49438641${POINT.slice(0, -1)}4 9000`],
    ['a compressed point', `7f49238621 02${POINT.slice(2, 66)} 9000`],
    ['no point', '7f4900 9000'],
    ['another template', '7c00 9000'],
    ['nothing', '9000'],
  ])('refuses %s', async (_name, answer) => {
    const { card } = await opened(`> 0047009a05ac0380011100\n< ${answer}`);
    await expect(card.generateKey({ slot: '9a', kind: 'p256' })).rejects.toMatchObject({ kind: 'answer-malformed' });
  });

  it.each([
    ['6a80', 'algorithm-unsupported'],
    ['6a86', 'algorithm-unsupported'],
    ['6982', 'management-key-needed'],
  ])('explains %s as %s', async (status, kind) => {
    const { card } = await opened(`> 0047009a05ac0380010700\n< ${status}`);
    await expect(card.generateKey({ slot: '9a', kind: 'rsa2048' })).rejects.toMatchObject({ kind, status });
  });
});
