import type { ActionId } from '../../../../core/actions/all.ts';
import type { ReaderTile } from '../../../../core/actions/views.ts';
import { blankCard } from '../path.ts';
import type { Step } from './step.ts';
import { READERS, type Walker } from './walker.ts';

const UNSETTLED = ['looking', 'busy'];

/** The reader once the station has looked at what lies in it; only somebody at a desk is told of the readers. */
export async function settled({ station }: Walker, reader: string): Promise<void> {
  if ((await station.refusal('reader.list', {})) !== undefined) return;
  await station.tile(reader, ({ contents }) => !UNSETTLED.includes(contents));
}

export interface AtReader {
  readonly reader: string;
  /** What of ours lies there, as whoever works at a desk is told. */
  readonly tile: ReaderTile | undefined;
}

/** A message that sets a reader to work, and the end of that work; mostly with a blank where one is needed. */
export function atReader(
  action: ActionId,
  weight: number,
  { input, blank = false }: { readonly input: (walker: Walker, at: AtReader) => object | undefined; readonly blank?: boolean },
): Step {
  return {
    name: action,
    weight,
    run: async (walker) => {
      const reader = walker.dice.pick(READERS);
      if (blank && walker.dice.chance(0.7)) await putBlank(walker, reader);
      const made = input(walker, { reader, tile: await tileOf(walker, reader) });
      if (made === undefined) return undefined;
      const reply = await walker.ask(action, made);
      const operationId = reply.ok ? (reply.output as { readonly operationId?: string }).operationId : undefined;
      if (operationId !== undefined) await walker.station.ended(operationId);
      await settled(walker, reader);
      return reply;
    },
  };
}

export async function tileOf(walker: Walker, reader: string): Promise<ReaderTile | undefined> {
  const reply = await walker.ask('reader.list', {});
  return reply.ok ? (reply.output as { readonly readers: readonly ReaderTile[] }).readers.find(({ name }) => name === reader) : undefined;
}

export function takeOut(walker: Walker, reader: string): void {
  const out = walker.station.readers.remove(reader);
  if (out !== undefined) walker.drawer.push(out as (typeof walker.drawer)[number]);
}

export async function putBlank(walker: Walker, reader: string): Promise<void> {
  const tile = await tileOf(walker, reader);
  if (tile?.contents === 'blank') return;
  takeOut(walker, reader);
  walker.station.readers.insert(reader, await blankCard());
  await settled(walker, reader);
}
