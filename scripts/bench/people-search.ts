import Database from 'better-sqlite3';
import { MemoryReaders } from '../../native/simulator/memory-readers.ts';
import { searchTerms } from '../../electron/store/finders/search-terms.ts';
import { BenchStation } from './bench-station.ts';
import type { Bench, Figure } from './figure.ts';
import { quantile, type Times } from './interleave.ts';
import { fillPeople, someQueries } from './million-people.ts';

const PEOPLE = 1_000_000;
const ROUNDS = 5;
const LIMIT = 50;
const SHARE = 0.99;

function figure(times: Times<'router' | 'raw'>, searches: number): Figure {
  return {
    name: 'people.search.1M.ratio',
    value: quantile(times.router, SHARE) / quantile(times.raw, SHARE),
    unit: 'ratio',
    goal: 1.3,
    bound: 'most',
    what: `${searches} searches as people type them (names, beginnings of names, addresses, numbers) among ${PEOPLE.toLocaleString('en')} people: 99th percentile of the whole way from message to answer, against SQLite’s full-text query alone.`,
    series: [
      { label: 'router', unit: 'ms', values: times.router },
      { label: 'bare full-text query', unit: 'ms', values: times.raw },
    ],
  };
}

export const peopleSearch: Bench = {
  name: 'people.search.1M.ratio',
  title: 'A person among a million',
  async run(say) {
    const station = await BenchStation.open(new MemoryReaders({ clock: { nowMs: () => Date.now() }, names: [] }));
    const raw = new Database(station.store.path);
    try {
      const startedMs = performance.now();
      fillPeople(raw, PEOPLE);
      say(`${PEOPLE} people in ${((performance.now() - startedMs) / 1000).toFixed(0)} s`);
      const statement = raw.prepare('SELECT rowid FROM person_search WHERE person_search MATCH ? ORDER BY rank LIMIT ?').raw();
      const times = { router: [] as number[], raw: [] as number[] };
      const router = async (text: string): Promise<number> => {
        const startMs = performance.now();
        const reply = await station.say(JSON.stringify({ action: 'person.find', input: { text, limit: LIMIT } }));
        const tookMs = performance.now() - startMs;
        if (!reply.startsWith('{"ok":true')) throw new Error(`the search was refused: ${reply.slice(0, 200)}`);
        return tookMs;
      };
      const plain = (text: string): number => {
        const startMs = performance.now();
        statement.all(searchTerms(text), LIMIT);
        return performance.now() - startMs;
      };
      const queries = someQueries(raw);
      for (let round = 0; round <= ROUNDS; round += 1)
        for (const [at, text] of queries.entries()) {
          // Whoever asks second finds the pages warm, so they take turns.
          const first = (at + round) % 2 === 0;
          const early = first ? await router(text) : plain(text);
          const late = first ? plain(text) : await router(text);
          if (round === 0) continue;
          times.router.push(first ? early : late);
          times.raw.push(first ? late : early);
        }
      const [ours, bare] = [quantile(times.router, SHARE), quantile(times.raw, SHARE)];
      say(`99 of 100 answered within ${ours.toFixed(1)} ms at the router, ${bare.toFixed(1)} ms by the bare query`);
      return [figure(times, queries.length)];
    } finally {
      raw.close();
      await station.close();
    }
  },
};
