import type { Flow } from './flow.ts';
import { type Kind, tells } from './kinds.ts';
import type { Moment } from './moments.ts';
import type { Forgiven } from './tries.ts';

interface Blow extends Pick<Moment, 'at' | 'phase'> {
  readonly fault: 'pulled' | 'killed' | 'garbage' | 'swapped';
}

/**
 * What may be spent after a fault at that place. A try of the PUK: where the reply to its change was lost (PRODUCT, decision 8), that is from
 * the commit that seals the new one to the commit that says which is live, and the card does not tell; metadata tells a factory PUK from
 * another, and no more. A success that was none is found out by a try of what it should have set.
 */
export function forgivenAt(flow: Flow, kind: Kind, trace: readonly Moment[], blow: Blow): Forgiven {
  const { at, fault } = blow;
  const sets = fault === 'garbage' ? trace.find((moment) => moment.at === at)?.sets : undefined;
  const told = flow.replacesFactoryPuk === true && tells(kind);
  return {
    pins: sets?.pin === true ? 1 : 0,
    puks: sets?.puk === true || (!told && doubtful(trace, blow).some((moment) => changesPuk(trace, moment))) ? 1 : 0,
  };
}

/**
 * Moments after which the station is in the same doubt. A card that is taken out at a commit or a call to the authority is gone when the next
 * command comes: the reply to that one is lost. A process that dies before a commit has told its second copy already, and takes it from there.
 */
function doubtful(trace: readonly Moment[], { at, phase, fault }: Blow): readonly Pick<Moment, 'at' | 'phase'>[] {
  const effect = trace.find((moment) => moment.at === at)?.effect;
  if (effect === 'commit' && fault === 'killed')
    return [
      { at, phase: 'before' },
      { at, phase: 'after' },
    ];
  if (effect === 'apdu' || (fault !== 'pulled' && fault !== 'swapped')) return [{ at, phase }];
  const next = trace.find((moment) => moment.at > at && moment.effect === 'apdu');
  return [{ at: next?.at ?? at, phase: 'before' }];
}

/** Is there a change of the PUK between the last commit before that moment and the first one after it? */
function changesPuk(trace: readonly Moment[], { at, phase }: Pick<Moment, 'at' | 'phase'>): boolean {
  const places = trace.filter((moment) => moment.phase === 'before');
  const commits = places.filter(({ effect }) => effect === 'commit').map((commit) => commit.at);
  const last = commits.findLast((commit) => commit < at || (commit === at && phase === 'after')) ?? -1;
  const next = commits.find((commit) => commit > at || (commit === at && phase === 'before')) ?? places.length;
  return places.some((place) => place.at > last && place.at < next && place.sets?.puk === true && place.sets.pin === false);
}
