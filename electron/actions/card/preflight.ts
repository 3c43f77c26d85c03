import { Refusal } from '../../../core/failures/refusal.ts';
import { cardProfileById } from '../../../core/records/card-profile.ts';
import { preflight } from '../../desk/issue/preflight.ts';
import { knownCard } from '../../desk/look.ts';
import { recogniseAt } from './recognise-at.ts';
import { type Handler, required } from '../handler.ts';
import { timesKey } from '../operation/produce.ts';

/** What the card in the reader is and has, and whether the whole profile fits it; nothing is written and no try is spent. */
export const cardPreflight: Handler<'card.preflight'> = async (call, parts) => {
  const record = required(call.subject.card, 'the card');
  const person = required(parts.store.get('person', record.personId), 'the holder');
  const profile = required(cardProfileById(record.profileId), 'the profile');
  if (person.state !== 'active') throw new Refusal('person-not-active', { state: person.state });
  const present = await recogniseAt(call.input.reader, parts);
  const known = knownCard(present, parts.store);
  if (known !== undefined) throw new Refusal('card-already-issued', { card: known.number });
  if (present.holdsChuid) throw new Refusal('card-foreign');
  const { checks, leftOut } = preflight(present, profile, person);
  const expectedMs =
    parts.stepTimes.expectedOfAllMs(timesKey(present.model.name, profile.id)) ??
    usualMs(present.model.usualMs, Object.values(profile.keys));
  return {
    model: present.model.name,
    checks: checks.map(({ key, ok, found, wanted, failure }) => ({
      key,
      ok,
      found,
      wanted,
      ...(failure === undefined ? {} : { failure: { code: failure.code, params: { ...failure.params } } }),
    })),
    leftOut: [...leftOut],
    ready: checks.every((check) => check.ok),
    ...(expectedMs === undefined ? {} : { expectedMs }),
  };
};

/** Until this station has measured: the model's usual time for each key, and what the rest takes at a few milliseconds an APDU. */
function usualMs(usual: Readonly<Partial<Record<string, number>>>, kinds: readonly string[]): number | undefined {
  const times = kinds.map((kind) => usual[kind]);
  if (times.some((time) => time === undefined)) return undefined;
  return times.reduce<number>((sum, time) => sum + (time ?? 0), 4_000);
}
