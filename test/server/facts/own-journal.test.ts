import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journalCheckpoint, journalPolicy, journalSize, exportJournal } from '../../../server/facts/own-journal.ts';
import { checkJournal } from '../../../scripts/journal-check.mjs';
import { storeWorld, type StoreWorld } from '../server-world.ts';

describe('the server’s own journal', () => {
  let world: StoreWorld;
  beforeAll(async () => {
    world = await storeWorld();
    await Promise.all(
      Array.from({ length: 120 }, async (_, number) => {
        const id = randomUUID();
        await world.writes.run((writer) =>
          writer.append({
            kind: 'intent',
            action: 'identifier.create',
            who: {},
            changes: [{ record: 'identifier', id, set: { id, name: `Passport ${number}`, inUse: true } }],
          }),
        );
      }),
    );
  });
  afterAll(() => world.close());

  async function exported(): Promise<{ readonly text: string; readonly checkpoint: string; readonly policy: string }> {
    const size = await journalSize(world);
    const lines: string[] = [];
    for await (const line of exportJournal(world, size)) lines.push(line);
    return { text: lines.join(''), checkpoint: await journalCheckpoint(world, size), policy: journalPolicy(world, 'Harbour') };
  }

  it('is judged sound by the program that judges a station’s', async () => {
    const { text, checkpoint, policy } = await exported();
    expect(text.split('\n')).toHaveLength(121);
    await expect(checkJournal([Buffer.from(text)], checkpoint, policy)).resolves.toContain('120');
  });

  it('is judged broken where one letter of it is changed', async () => {
    const { text, checkpoint, policy } = await exported();
    const changed = text.replace('Passport 7"', 'Passport 8"');
    await expect(checkJournal([Buffer.from(changed)], checkpoint, policy)).rejects.toThrow(/hash/);
  });

  it('has every state row as the fold of its facts', async () => {
    const facts = await world.database.rows<{ readonly body: string }>({ text: 'SELECT body FROM fact ORDER BY n' });
    for (const { body } of facts) {
      const [change] = (JSON.parse(body) as { readonly changes: readonly { readonly id: string; readonly set: object }[] }).changes;
      expect(await world.reads.get('identifier', change?.id ?? '')).toEqual(change?.set);
    }
  });
});
