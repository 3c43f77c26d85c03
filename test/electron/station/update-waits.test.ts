import { join } from 'node:path';
import { expect, it } from 'vitest';
import { countOpenOperations } from '../../../electron/store/count-open-operations.ts';
import { approvedCard, blankCard, found, issue, person } from './path.ts';
import { newFolder } from './scratch-folder.ts';
import { READER, TestStation } from './test-station.ts';

it('an operation counts as open, also from another process, until its card is finished or given up', async () => {
  const dataFolder = newFolder();
  const path = join(dataFolder, 'station.sqlite');
  expect(countOpenOperations(path)).toBe(0);
  let pull = true;
  const GENERATE = 0x47;
  const station = await TestStation.open({
    dataFolder,
    fault: ({ command, phase }) => (pull && phase === 'after' && command[1] === GENERATE ? { kind: 'remove' } : undefined),
  });
  await found(station);
  const cardId = await approvedCard(station, await person(station));
  const card = await blankCard();
  await station.insert(card);
  const { operationId } = await station.call('card.issue', { cardId, reader: READER });
  expect(await station.ended(operationId)).toMatchObject({ state: 'failed', failure: { code: 'card-pulled' } });
  expect(countOpenOperations(path)).toBe(1);
  pull = false;
  await station.insert(card);
  await station.call('operation.discard', { operationId, reader: READER });
  expect(countOpenOperations(path)).toBe(0);
  await station.tile(READER, ({ contents }) => contents === 'blank');
  await issue(station, cardId);
  await station.close();
  expect(countOpenOperations(path)).toBe(0);
});
