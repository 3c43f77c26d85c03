import { describe, expect, it } from 'vitest';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { type ScriptedChannel, scriptedChannel } from '../scripted-channel.ts';

const SELECT = '00a4040009a00000030800001000 00';
const zeros = (length: number) => new Uint8Array(length);

async function opened(script: string): Promise<{ card: PivCard; channel: ScriptedChannel }> {
  const channel = scriptedChannel(`> ${SELECT}\n< 9000\n${script}`);
  return { card: await PivCard.open(channel, zeros), channel };
}

describe('abilities', () => {
  it('are asked once, and not any more when 9B was authenticated', async () => {
    const { card, channel } = await opened('> 00fd000000\n< 6d00\n> 0087039b047c02800000\n< 6a86');
    const abilities = await card.abilities();
    expect(abilities).toMatchObject({ extensions: 'none', setTries: false, metadata: false });
    await card.authenticateManagement({ cipher: 'tripleDes', key: new Uint8Array(24) }).catch(() => undefined);
    expect(await card.abilities()).toBe(abilities);
    channel.done();
    const late = await opened('> 0087039b047c02800000\n< 6a86');
    await late.card.authenticateManagement({ cipher: 'tripleDes', key: new Uint8Array(24) }).catch(() => undefined);
    await expect(late.card.abilities()).rejects.toMatchObject({ kind: 'input-invalid' });
  });
});
