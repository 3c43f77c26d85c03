import { MantineProvider } from '@mantine/core';
import i18next from 'i18next';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActionId, ActionInput, ActionOutput } from '../../../core/actions/all.ts';
import type { ReaderTile } from '../../../core/actions/views.ts';
import type { Reply, StationEvent } from '../../../core/actions/wire.ts';
import type { Failure } from '../../../core/failures/table.ts';
import { MemoryShell } from '../../../electron/shell/memory-shell.ts';
import { type RunningStation, startStation } from '../../../electron/station.ts';
import { SHARE } from '../../../native/pcsc/winscard-binding.ts';
import { startStrings } from '../../../renderer/strings/strings.ts';
import { FailureNotice } from '../../../renderer/widgets/failure-notice.tsx';
import { readerWords } from '../../../renderer/widgets/reader-words.ts';
import { type ScriptedBench, scriptedBench } from '../../native/pcsc/scripted-bench.ts';
import { emptyPage } from './empty-page.ts';
import { words } from './fault-words.ts';
import { scratchFolder } from './scratch-folder.ts';
import { APPROVER, OPERATOR } from './test-station.ts';

const READER = 'Reader One';
let bench: ScriptedBench;
let shell: MemoryShell;
let station: RunningStation;

beforeAll(() => startStrings());
beforeEach(async () => {
  bench = await scriptedBench(({ readers }) => readers.plugIn(READER));
  shell = new MemoryShell();
  const parts = { shell, dataFolder: scratchFolder(), rendererFolder: emptyPage(), log: () => undefined };
  station = await startStation({ ...parts, readers: bench.readers });
  const names = { organisation: 'Northwind Institute', servicePoint: 'North campus', station: 'Desk 1' };
  await ask('station.first-start', { ...names, operator: OPERATOR, approver: APPROVER });
  await ask('session.sign-in', { email: OPERATOR.email, password: OPERATOR.password });
});
afterEach(async () => {
  const [closed] = await Promise.all([bench.closed(), station.close()]);
  expect(closed).toBe(true);
});

async function ask<Id extends ActionId>(action: Id, input: ActionInput<Id>): Promise<ActionOutput<Id>> {
  const reply = JSON.parse(await shell.say(JSON.stringify({ action, input }))) as Reply;
  if (!reply.ok) throw new Error(`${action} was refused: ${reply.failure.code}`);
  return reply.output as ActionOutput<Id>;
}

/** What the station says of its readers once that fits: now, or at the event that makes it fit. */
async function readers(fits: (said: ActionOutput<'reader.list'>) => boolean): Promise<ActionOutput<'reader.list'>> {
  for (;;) {
    const changed = new Promise<void>((resolve) => {
      const end = shell.listen((json) => {
        if ((JSON.parse(json) as StationEvent).event !== 'readers') return;
        end();
        resolve();
      });
    });
    const said = await ask('reader.list', {});
    if (fits(said)) return said;
    await changed;
  }
}

const tile = async (fits: (tile: ReaderTile) => boolean): Promise<ReaderTile> => {
  const said = await readers(({ readers: [first] }) => first !== undefined && fits(first));
  return said.readers[0] as ReaderTile;
};

/** The screen's own notice of a failure, as text. */
function screen(failure: Pick<Failure, 'code' | 'params'>): string {
  const notice = createElement(FailureNotice, { failure });
  return renderToStaticMarkup(createElement(MantineProvider, null, notice))
    .replaceAll(/<style.*?<\/style>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ');
}

describe('a card that another program holds', () => {
  it('is told with that program’s name, and read by itself once the program has let go', async () => {
    const { winscard } = bench;
    const { context } = winscard.establishContext();
    winscard.readers.insert(READER);
    winscard.connect(context, READER, SHARE.exclusive);
    const held = await tile(({ contents }) => contents === 'held');
    expect(held).toMatchObject({
      heldBy: 'other (7)',
      failure: { code: 'reader-held', params: { holders: 'other (7)', code: '0x8010000B' } },
    });
    expect(readerWords(held, i18next.t)).toEqual({ title: 'Held by another program', detail: 'other (7)' });
    expect(screen(held.failure as Failure)).toMatch(/holds the card: other \(7\)\.\s+Nothing was sent.*Close that program/);
    winscard.releaseContext(context);
    await tile(({ contents }) => contents !== 'held' && contents !== 'looking');
  });

  it('by somebody whose programs this user may not see is told as that', () => {
    expect(screen({ code: 'reader-held', params: { holders: '' } })).toMatch(/holds the card: one that this user may not see\./);
    const unseen = { contents: 'held', number: 1, name: READER, since: '' } as const;
    expect(readerWords(unseen, i18next.t).detail).toBe('one that this user may not see');
  });
});

describe('the smart card service', () => {
  it('that ends is told, and the readers are back when it is', async () => {
    await tile(({ contents }) => contents === 'empty');
    bench.winscard.stop();
    expect(await readers(({ service }) => service === 'down')).toEqual({
      readers: [],
      service: 'down',
      failure: { code: 'pcsc-service-down' },
    });
    bench.winscard.start();
    bench.pace.advance(10_000);
    await tile(({ contents }) => contents === 'empty');
  });

  it('that this user may not use says so', async () => {
    await tile(({ contents }) => contents === 'empty');
    bench.winscard.fail('getStatusChange', 0x8010006a);
    const { failure } = await readers(({ service }) => service === 'down');
    expect(failure).toEqual({ code: 'pcsc-refused' });
    expect(words({ code: 'pcsc-refused' }).join(' ')).toMatch(/may not use.*polkit/);
    bench.pace.advance(10_000);
    await readers(({ service }) => service === 'up');
  });
});
