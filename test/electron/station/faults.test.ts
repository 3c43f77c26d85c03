import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { afterTheAuthorityIssued, beforeTheFirstByte, type Fault, inTheMiddle, UNTOUCHED } from './fault-table.ts';
import { FaultScene } from './fault-scene.ts';
import { words } from './fault-words.ts';
import { checkIssued, strayCertificates } from './issued-checks.ts';
import { issueFlow } from './tears/issue-flows.ts';
import { type Stage, stageOf as stageFor } from './tears/stage.ts';
import { READER } from './test-station.ts';

let stageOf: Stage;
let scene: FaultScene;

beforeAll(async () => {
  stageOf = await stageFor(issueFlow, 'yubikey-5.4');
});
afterAll(() => stageOf.end());
beforeEach(async () => {
  scene = await FaultScene.open(stageOf);
});
afterEach(() => scene.end());

/** The fault has its sentence and next step, and leaves a state from which the same job is finished. */
async function isOvercome({ strike, code, next, leaves, mend }: Fault): Promise<void> {
  await strike(scene);
  const there = scene.chip();
  const failure = await scene.work();
  if (failure === undefined) throw new Error('nothing went wrong');
  expect(failure.code).toBe(code);
  const said = words(failure);
  expect(new Set(said).size).toBe(3);
  expect(said[2]).toMatch(next);
  expect(await scene.leaves()).toBe(leaves);
  if (leaves === UNTOUCHED) expect(scene.chip()).toBe(there);
  if (leaves.endsWith('revoked')) {
    expect(failure.params?.['revoked']).toBeGreaterThan(0);
    expect(strayCertificates(scene.station)).toEqual([]);
  }
  await mend?.(scene);
  await scene.station.tile(READER, ({ contents }) => contents === 'blank' || contents === 'unfinished');
  expect(await scene.work()).toBeUndefined();
  await scene.station.tile(READER, ({ contents }) => contents === 'ours');
  const { station, card } = scene;
  expect(await checkIssued({ station, cardId: stageOf.ids.cardId, card })).toEqual([]);
  expect([card.wrongPins, card.wrongPuks]).toEqual([0, 0]);
}

describe('before anything is written', () => {
  it.each(beforeTheFirstByte)('$name: it is said, nothing has changed, and the same job is done afterwards', isOvercome);
});

describe('in the middle of an issue', () => {
  it.each(inTheMiddle)('$name: it is said, and the same card is finished afterwards', isOvercome);
});

describe('after the authority issued', () => {
  it.each(afterTheAuthorityIssued)('$name: no certificate is valid, and the same job is done afterwards', isOvercome);

  it('a card that is not worth another try is given up by the operator: its certificates are revoked, and another card takes its place', async () => {
    const refuses = afterTheAuthorityIssued.find(({ code }) => code === 'card-refused');
    await refuses?.strike(scene);
    await scene.work();
    const { cardId } = stageOf.ids;
    const { openOperation } = await scene.station.call('card.open', { cardId });
    await scene.takeOut();
    await scene.station.call('operation.discard', { operationId: openOperation?.operationId ?? '' });
    expect(await scene.leaves()).toBe('failed, nothing open, revoked');
    expect(strayCertificates(scene.station)).toEqual([]);
    scene.card = await stageOf.blank();
    await scene.insert();
    expect(await scene.work()).toBeUndefined();
    await scene.station.tile(READER, ({ contents }) => contents === 'ours');
    expect(await checkIssued({ station: scene.station, cardId, card: scene.card })).toEqual([]);
  });
});
