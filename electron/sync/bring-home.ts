import { createPublicKey, verify } from 'node:crypto';
import { fromBase64 } from '../../core/base/bytes.ts';
import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import { factBody } from '../../core/facts/fact.ts';
import { leafHash } from '../../core/facts/hash.ts';
import { heldDelivery, heldFacts } from '../../core/sync/wire.ts';
import { sha256 } from '../store/append.ts';
import { epochOf } from '../store/epochs.ts';
import type { LostFact } from '../store/feed.ts';
import type { StoreReader } from '../store/store.ts';
import { keepBlobs } from './keep-blobs.ts';
import type { Link } from './link.ts';
import { ASK_MS } from './station-token.ts';
import { noteFrozen } from './sync-setting.ts';

const SETTING = 'sync-held';

/** Whether the server keeps something of this station that was not looked at yet. */
export function isHeld({ settings }: Pick<StoreReader, 'settings'>, held: number | undefined): boolean {
  return held !== undefined && settings.get(SETTING) !== held;
}

/**
 * What this station did before it was put back, and only others still had: it is set aside here, to be done again. Only what is signed by this station's
 * own key counts.
 */
export async function bringHome({ parts: { store, station, now }, asking }: Pick<Link, 'parts' | 'asking'>, held: number): Promise<void> {
  const key = createPublicKey({ key: Buffer.from(station().signingSpki, 'base64'), format: 'der', type: 'spki' });
  const own = ({ hash, signature }: LostFact): boolean => verify(null, hash, key, signature);
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page: ReturnType<typeof heldFacts.parse> = await asking(
      { method: 'GET', path: `/sync/held${after === '' ? '' : `?after=${after}`}`, patienceMs: 4 * ASK_MS },
      heldFacts,
    );
    const facts = page.deliveries.flatMap(factsIn).filter(own);
    store.transact((writer) => {
      keepBlobs(page.blobs, writer);
      const at = beyondThisDisk(facts, writer);
      if (at !== undefined) noteFrozen(writer, { epoch: epochOf(writer), at, since: new Date(now()).toISOString() });
      writer.feed.keepAside(facts);
    });
    after = page.next;
  }
  store.transact((writer) => writer.settings.set(SETTING, held));
}

/** The first number of this epoch that this station wrote and its disk does not know: it is an older copy, and what it writes next would be another fact. */
function beyondThisDisk(facts: readonly LostFact[], { facts: journal, settings }: StoreReader): number | undefined {
  const epoch = epochOf({ settings });
  const last = journal.inEpoch(epoch).last()?.n ?? 0;
  const beyond = facts.flatMap(({ fact }) => (fact.epoch === epoch && fact.n > last ? [fact.n] : []));
  return beyond.length === 0 ? undefined : Math.min(...beyond);
}

function factsIn({ text, base }: ReturnType<typeof heldFacts.parse>['deliveries'][number]): readonly LostFact[] {
  return heldDelivery.parse(JSON.parse(text)).facts.map(({ fact, signature }) => {
    const body = canonicalJson(fact as Json);
    const hash = leafHash(Buffer.from(body), sha256);
    return { fact: factBody.parse(fact), body, hash, signature: fromBase64(signature), ...(base === undefined ? {} : { base }) };
  });
}
