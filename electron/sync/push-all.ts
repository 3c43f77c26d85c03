import { Refusal } from '../../core/failures/refusal.ts';
import { pushed, type Pushed, signedAs } from '../../core/sync/wire.ts';
import { FeedFault } from '../store/feed.ts';
import type { OutboxFact } from '../store/local.ts';
import { blobsOf, dataKeysOf, deliveryText, signAs } from './deliveries.ts';
import { takeAtPlaces } from './follow.ts';
import type { Link } from './link.ts';
import { rejoin } from './rejoin.ts';
import { ASK_MS } from './station-token.ts';
import { frozenChain, noteFrozen, type SyncSetting } from './sync-setting.ts';

const FACTS_AT_ONCE = 500;
const CHARACTERS_AT_ONCE = 2_000_000;

/** Sends what waits until nothing does: each fact until it is acknowledged. */
export async function pushAll(link: Link): Promise<void> {
  const { store } = link.parts;
  for (let setting = link.enrolled(); setting !== undefined && !link.ended.aborted; setting = link.enrolled()) {
    // What comes after what is frozen may stand on it.
    const without = frozenChain(store)?.epoch;
    const facts = store.outbox.next({ facts: FACTS_AT_ONCE, characters: CHARACTERS_AT_ONCE, without });
    const [first] = facts;
    if (first === undefined) return;
    if (first.station === link.parts.station().station) await sendOwn([first, ...facts.slice(1)], { link, setting });
    else await sendOfOthers([first, ...facts.slice(1)], { link, setting });
  }
}

interface Sending {
  readonly link: Link;
  readonly setting: SyncSetting;
}

type Some = readonly [OutboxFact, ...OutboxFact[]];

async function sendOwn(facts: Some, sending: Sending): Promise<void> {
  const { store, now, changed } = sending.link.parts;
  const answer = await send(facts, sending);
  if (answer.outcome === 'parted') return rejoin(sending.link);
  const { epoch } = facts[0];
  store.transact((writer) => {
    if (answer.outcome === 'taken') writer.outbox.acknowledge(facts.map(({ position }) => position));
    else if (answer.outcome === 'frozen') noteFrozen(writer, { epoch, at: answer.at ?? 1, since: new Date(now()).toISOString() });
    // The server lost what it had acknowledged: it is sent again from there.
    else if (!writer.outbox.askAgain(epoch, answer.expected ?? 1)) throw new FeedFault('gap', answer.expected ?? 1);
  });
  changed([]);
}

const REFUSED: Omit<Pushed, 'outcome'> & { readonly outcome: 'refused' } = { outcome: 'refused' };

/**
 * What this station had taken in of others and the server lost. What the server refuses is theirs to send; where it misses what comes before, it lost
 * that once more, and perhaps nobody else has it.
 */
async function sendOfOthers(facts: Some, sending: Sending): Promise<void> {
  const { store, changed } = sending.link.parts;
  const positions = positionsOf(facts);
  const answer: Pushed | typeof REFUSED = await send(facts, sending).catch((cause: unknown) => {
    if (cause instanceof Refusal && cause.failure.code === 'central-refused') return REFUSED;
    throw cause;
  });
  const { outcome, expected = 1, places = [], at = 1 } = answer;
  if (outcome === 'parted') return rejoin(sending.link);
  // They have places, and where they stand they do not concern this station any more.
  if (places.length > 0) await takeAtPlaces(places, sending.link);
  store.transact(({ outbox }) => {
    // What comes before it is on its way, perhaps from somebody else: it is tried again.
    if (facts[0].aside === true) return outcome === 'gap' ? outbox.acknowledge(positions) : outbox.leaveToOthers(positions);
    if (outcome === 'gap' && outbox.sendFrom(facts[0], expected)) return;
    // What comes before the number at which the chain parts is in it all the same.
    const stands = outcome === 'taken' || outcome === 'gap' ? facts : outcome === 'frozen' ? facts.filter(({ n }) => n < at) : [];
    outbox.acknowledge(positionsOf(stands));
    outbox.leaveToOthers(positionsOf(facts.filter((fact) => !stands.includes(fact))));
  });
  changed([]);
}

const positionsOf = (facts: readonly OutboxFact[]): readonly number[] => facts.map(({ position }) => position);

function send(facts: readonly OutboxFact[], { link: { parts, asking, homeless }, setting }: Sending): Promise<Pushed> {
  const { store, station, secrets } = parts;
  const own = station();
  const isLost = facts.some(({ position }) => homeless.has(position));
  const text = deliveryText(facts, own);
  const blobs = blobsOf(facts, store);
  const dataKeys = dataKeysOf(blobs, { ...secrets(), sealingSpki: setting.sealingSpki });
  const { seq, digest } = store.feed.position();
  const base = facts[0]?.base;
  const more = {
    ...(base === undefined ? {} : { base }),
    ...(digest === undefined ? {} : { seen: { seq, digest } }),
    ...(isLost ? { lost: true } : {}),
  };
  const body = { text, signature: signAs(text, signedAs.delivery, own), blobs, dataKeys, ...more };
  return asking({ method: 'POST', path: '/push', body, patienceMs: 4 * ASK_MS }, pushed);
}
