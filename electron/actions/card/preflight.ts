import { Refusal } from '../../../core/failures/refusal.ts';
import { cardProfileById } from '../../../core/records/card-profile.ts';
import { lookAtMaker, type MakerLook } from '../../desk/issue/maker.ts';
import { leftOut, preflight } from '../../desk/issue/preflight.ts';
import { trustedMakers } from '../../desk/issue/trusted-makers.ts';
import { knownCard } from '../../desk/look.ts';
import type { PresentCard } from '../../../native/piv/examination.ts';
import { recognise } from '../../../native/piv/examine.ts';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { assertPresent, recogniseAt } from './recognise-at.ts';
import { type Handler, type Parts, required } from '../handler.ts';
import { timesKey } from '../operation/produce.ts';

/** What the card in the reader is and has, and whether the whole profile fits it; nothing is written and no try is spent. */
export const cardPreflight: Handler<'card.preflight'> = async (call, parts) => {
  const record = required(call.subject.card, 'the card');
  const person = required(parts.store.get('person', record.personId), 'the holder');
  const profile = required(cardProfileById(record.profileId), 'the profile');
  if (person.state !== 'active') throw new Refusal('person-not-active', { state: person.state });
  const { present, maker } = await lookAt(call.input.reader, parts);
  const known = knownCard(present, parts.store);
  if (known !== undefined) throw new Refusal('card-already-issued', { card: known.number });
  if (present.holdsChuid) throw new Refusal('card-foreign');
  const checks = preflight({ ...present, maker }, profile);
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
    leftOut: [...leftOut(present, person)],
    ready: checks.every((check) => check.ok),
    ...(expectedMs === undefined ? {} : { expectedMs }),
  };
};

/** What lies there and who made it, in one look at the card. */
async function lookAt(reader: string, parts: Parts): Promise<{ readonly present: PresentCard; readonly maker: MakerLook }> {
  const trust = { makers: trustedMakers(parts.store), atMs: parts.clock.now() };
  if (trust.makers.roots.length === 0) return { present: await recogniseAt(reader, parts), maker: { kind: 'unchecked' } };
  return parts.desk.at(reader, async (channel) => {
    const present = assertPresent(await recognise(channel, parts.random));
    return { present, maker: await lookAtMaker(await PivCard.open(channel, parts.random), present, trust) };
  });
}

/** Until this station has measured: the model's usual time for each key, and what the rest takes at a few milliseconds an APDU. */
function usualMs(usual: Readonly<Partial<Record<string, number>>>, kinds: readonly string[]): number | undefined {
  const times = kinds.map((kind) => usual[kind]);
  if (times.some((time) => time === undefined)) return undefined;
  return times.reduce<number>((sum, time) => sum + (time ?? 0), 4_000);
}
