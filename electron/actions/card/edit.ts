import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf, required } from '../handler.ts';

const fields = ['title', 'unit'] as const;

/** Row 29, in any state of the card: only what is different is written, and what it was stays in the journal, sealed for its holder. */
export const cardEdit: Handler<'card.edit'> = (call, parts) => {
  const card = required(call.subject.card, 'the card');
  // Of somebody who was erased nothing personal is kept again.
  if (call.subject.person?.state === 'erased') throw new Refusal('state-refuses', { state: 'erased', event: 'edit' });
  const changed = fields.filter((field) => call.input[field] !== undefined && call.input[field] !== (card[field] ?? null));
  if (changed.length === 0) return { changed };
  const set = Object.fromEntries(changed.map((field) => [field, call.input[field] ?? null]));
  parts.store.transact((writer) => {
    writer.append(
      factOf(call, 'card.edit', {
        note: { card: card.number, fields: changed.join(', ') },
        changes: [{ record: 'card', id: card.id, set }],
      }),
    );
  });
  return { changed };
};
