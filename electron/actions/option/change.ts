import { Refusal } from '../../../core/failures/refusal.ts';
import { togetherRefusal } from '../../../core/options-together.ts';
import { optionRefusal, options } from '../../../core/options.ts';
import { type Handler, factOf } from '../handler.ts';
import { optionValue } from './option-value.ts';

/** Changes one option; a value out of its range, not offered, or not possible beside the others is refused with what was wanted. */
export const optionChange: Handler<'option.change'> = (call, { store }) => {
  const { id, value } = call.input;
  const option = options.find((candidate) => candidate.id === id);
  if (option === undefined) throw new Refusal('input-invalid', { field: 'id', wanted: 'the id of an option' });
  const wanted = optionRefusal(option, value) ?? togetherRefusal((other) => (other === id ? value : optionValue(store, other)));
  if (wanted !== undefined) throw new Refusal('input-invalid', { field: id, wanted });
  store.transact((writer) => {
    writer.append(
      factOf(call, 'option.change', {
        note: { option: id, value: JSON.stringify(value) },
        changes: [{ record: 'option', id, set: { id, value } }],
      }),
    );
  });
  return {};
};
