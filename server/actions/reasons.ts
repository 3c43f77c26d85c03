import { reasonCreate } from '../../core/actions/reason/create.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { Change } from './enter.ts';

/** Row 13. No two reasons of a kind say the same. */
export const createReason: Change<typeof reasonCreate> = {
  row: reasonCreate,
  async change({ input, caller, subject, world }, writer) {
    const { type, text } = input;
    const said = text.toLowerCase();
    const all = await writer.find('reason', {});
    if (all.some((one) => one.inUse && one.type === type && one.text.toLowerCase() === said))
      throw new Refusal('name-taken', { name: text });
    const reasonId = world.newId();
    await writer.append({
      kind: 'intent',
      action: 'reason.create',
      who: caller.who,
      ...(subject.servicePointId === undefined ? {} : { servicePoint: subject.servicePointId }),
      note: { type, text },
      changes: [{ record: 'reason', id: reasonId, set: { ...input, id: reasonId, inUse: true } }],
    });
    return { reasonId };
  },
};
