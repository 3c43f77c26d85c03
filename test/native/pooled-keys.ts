import type { KeySource } from '../../native/simulator/key-source.ts';
import { REAL_KEYS } from '../../native/simulator/key-source.ts';

/** RSA keys take seconds to make: this makes `count` real ones of each kind and hands them out in turn. Other keys are made anew. */
export function pooledKeys(count: number): KeySource {
  const pools = new Map<number, Promise<Uint8Array>[]>();
  const turns = new Map<number, number>();
  return {
    generate(algorithm) {
      if (algorithm.kind !== 'rsa') return REAL_KEYS.generate(algorithm);
      const pool = pools.get(algorithm.id) ?? [];
      pools.set(algorithm.id, pool);
      const turn = (turns.get(algorithm.id) ?? -1) + 1;
      turns.set(algorithm.id, turn);
      return (pool[turn % count] ??= REAL_KEYS.generate(algorithm));
    },
  };
}
