import { fromBase64, fromHex } from '../../core/base/bytes.ts';
import { feedOrigin, witnessPolicyText } from '../../core/facts/checkpoint.ts';
import { witnessKey } from '../../core/facts/cosignature.ts';
import { proves } from '../../core/facts/entry-proof.ts';
import { verifierKey } from '../../core/facts/signed-note.ts';
import { witnessedFact } from '../../core/sync/witness.ts';
import { sha256 } from '../store/append.ts';
import { epochOf } from '../store/epochs.ts';
import type { StoreReader } from '../store/store.ts';
import type { Link } from './link.ts';
import { ASK_MS } from './station-token.ts';
import { verified } from './witness.ts';
import { forksFound, witnessSetting } from './witness-setting.ts';

interface Exporting {
  readonly store: StoreReader;
  readonly ask: Link['asking'];
  readonly organisation: { readonly id: string; readonly name: string };
  /** How many entries are exported. */
  readonly entries: number;
}

/**
 * What goes with an export where the station syncs, by file: that its journal stands in the log of all stations, under a head with the cosignatures of
 * those that saw it; by whose keys that is judged; and heads that contradict each other, where the server ever showed such. Throws Refusal where the
 * server is away.
 */
export async function witnessedExport({ store, ask, organisation, entries }: Exporting): Promise<ReadonlyMap<string, string>> {
  const path = `/sync/witnessed?epoch=${epochOf(store)}&most=${entries}`;
  const { proof, n } = await ask({ method: 'GET', path, patienceMs: ASK_MS }, witnessedFact);
  const known = witnessSetting(store).key;
  const leaf = n === undefined ? undefined : store.facts.byNumber(n)?.hash;
  if (proof === undefined || leaf === undefined || known === undefined) return new Map();
  const key = { name: feedOrigin(organisation.id), publicKey: fromBase64(known) };
  if (!proves(proof, { leaf: fromHex(leaf), key }, { hash: sha256, verify: verified })) return new Map();
  const witnesses = store
    .all('station')
    .filter(({ enabled }) => enabled)
    .map(({ id, name, signingSpki }) => ({ about: name, key: verifierKey(witnessKey(id, fromBase64(signingSpki).slice(-32)), sha256) }));
  return new Map([
    ['witnessed.txt', proof],
    ['witnesses.txt', witnessPolicyText(organisation.name, verifierKey(key, sha256), witnesses)],
  ]);
}

/** Heads that the server signed and that contradict each other, by file; kept whatever became of it. */
export function forkFiles(store: StoreReader): ReadonlyMap<string, string> {
  return new Map(
    forksFound(store).flatMap(({ own, other }, at) => [
      [`fork-${at + 1}-seen.txt`, own],
      [`fork-${at + 1}-shown.txt`, other],
    ]),
  );
}
