import { Refusal } from '../../../core/failures/refusal.ts';
import { options } from '../../../core/options.ts';
import { type Handler, factOf } from '../handler.ts';

/** Changes one option; a value that is not offered is refused with the reason. */
export const optionChange: Handler<'option.change'> = (call, { store }) => {
  const { id, value } = call.input;
  const option = options.find((candidate) => candidate.id === id);
  if (option === undefined) throw new Refusal('input-invalid', { field: 'id', wanted: 'the id of an option' });
  const refused = option.notOffered.find((entry) => entry.value === value);
  if (refused !== undefined) throw new Refusal('input-invalid', { field: id, wanted: refused.why });
  if (typeof value !== typeof option.standard || Array.isArray(value) !== Array.isArray(option.standard))
    throw new Refusal('input-invalid', { field: id, wanted: `a ${option.kind}` });
  if (option.values !== undefined && !option.values.includes(value))
    throw new Refusal('input-invalid', { field: id, wanted: option.values.map(String).join(', ') });
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
