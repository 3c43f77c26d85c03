import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../core/base/bytes.ts';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { renewPuk } from '../../../native/piv/renew-puk.ts';
import { type ScriptedChannel, scriptedChannel } from '../scripted-channel.ts';

async function opened(script: string): Promise<{ card: PivCard; channel: ScriptedChannel }> {
  const channel = scriptedChannel(`> 00a4040009a00000030800001000 00\n< 9000\n${script}`);
  return { card: await PivCard.open(channel, (length) => new Uint8Array(length)), channel };
}

describe('a new PUK (CHANGE REFERENCE DATA, part 2 §3.2.2)', () => {
  const CHANGE = '0024008110 0102030405060708 ff00ff00ff00ff00';
  const LIVE = '0024008110 ff00ff00ff00ff00 ff00ff00ff00ff00';

  it('is believed when it is found to be live, and said once more where the card only said so', async () => {
    const { card, channel } = await opened(`
      > ${CHANGE}
      < 9000
      > ${LIVE}
      < 63c2
      > ${CHANGE}
      < 9000
      > ${LIVE}
      < 9000
    `);
    await renewPuk(card, fromHex('0102030405060708'), fromHex('ff00ff00ff00ff00'));
    expect(() => channel.done()).not.toThrow();
  });

  it('is given up on a card that says twice that it was changed and did not', async () => {
    const once = `\n> ${CHANGE}\n< 9000\n> ${LIVE}\n< 63c2`;
    const { card } = await opened(once + once);
    const renewed = renewPuk(card, fromHex('0102030405060708'), fromHex('ff00ff00ff00ff00'));
    await expect(renewed).rejects.toMatchObject({ kind: 'answer-malformed' });
  });

  it('is not taken for changed where an answer comes with data: the standard gives none', async () => {
    const { card } = await opened(`> ${CHANGE}\n< 53820190 9000`);
    const changed = card.changePuk(fromHex('0102030405060708'), fromHex('ff00ff00ff00ff00'));
    await expect(changed).rejects.toMatchObject({ kind: 'answer-malformed' });
  });
});
