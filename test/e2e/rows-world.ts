import type { OperationView, ReaderTile } from '../../core/actions/views.ts';
import type { Desk } from './desk.ts';

export const PIN = '739152';
export const PROFILE = 'employee-p256';

interface Somebody {
  readonly name: string;
  readonly email: string;
  readonly unit?: string;
  readonly phone?: string;
}

/** A person, and a card for them that is issued in the first reader from the blank there, handed over and active. */
export async function issuedCard(desk: Desk, who: Somebody): Promise<{ readonly personId: string; readonly cardId: string }> {
  const { post } = desk;
  const reader = desk.readers[0] ?? '';
  const { personId } = await post<{ personId: string }>('person.create', who);
  await post('option.change', { id: 'cards-request-offered', value: false });
  await tileIs(desk, 0, ({ contents }) => contents === 'blank');
  const made = await post<{ cardId: string; operationId: string }>('card.issue-to-person', { personId, profileId: PROFILE, reader });
  await ended(desk, made.operationId);
  const { identifiers } = await post<{ identifiers: { id: string }[] }>('person.identifiers', {});
  const seen = { identifierIds: [identifiers[0]?.id], photoCompared: true, receipt: 'signature' };
  await tileIs(desk, 0, ({ cardId }) => cardId === made.cardId);
  await post('card.activate', { cardId: made.cardId, ...seen, choose: { reader, newPin: PIN } });
  await post('option.change', { id: 'cards-request-offered', value: true });
  return { personId, cardId: made.cardId };
}

/** The operation at a reader is done; what it failed with is thrown. */
export async function ended({ post }: Desk, operationId: string): Promise<void> {
  const operation = await until(
    () => post<OperationView>('operation.open', { operationId }),
    ({ state }) => state !== 'running',
  );
  if (operation.state !== 'done') throw new Error(`the ${operation.kind} ended ${operation.state}: ${JSON.stringify(operation.failure)}`);
}

export async function tileIs({ post, readers }: Desk, reader: number, holds: (tile: ReaderTile) => boolean): Promise<void> {
  await until(
    async () => (await post<{ readers: ReaderTile[] }>('reader.list', {})).readers.find(({ name }) => name === readers[reader]),
    (tile) => tile !== undefined && holds(tile),
  );
}

const LOOK_MS = 50;
const MOST_MS = 30_000;

/** Asks the station, as a page would, until it says so. */
async function until<Value>(ask: () => Promise<Value>, holds: (value: Value) => boolean): Promise<Value> {
  for (let passed = 0; passed < MOST_MS; passed += LOOK_MS) {
    const value = await ask();
    if (holds(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(`expected it within ${MOST_MS} ms: ${String(holds)}`);
}
