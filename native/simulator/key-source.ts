import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { toBase64, fromBase64 } from '../../core/base/bytes.ts';
import { type AsymmetricAlgorithm, asymmetricAlgorithm } from './algorithms.ts';

/** Where a card's key pairs come from. Private keys travel as PKCS #8. */
export interface KeySource {
  generate(algorithm: AsymmetricAlgorithm): Promise<Uint8Array>;
}

const generate = promisify(generateKeyPair);

/** Real generation, outside the main thread. */
export const REAL_KEYS: KeySource = {
  async generate(algorithm) {
    const { privateKey } = await keyPair(algorithm);
    return new Uint8Array(privateKey.export({ type: 'pkcs8', format: 'der' }));
  },
};

function keyPair({ kind, length, openssl }: AsymmetricAlgorithm): ReturnType<typeof generate> {
  if (kind === 'rsa') return generate('rsa', { modulusLength: length * 8, publicExponent: 0x10001 });
  if (kind === 'ec') return generate('ec', { namedCurve: openssl });
  return kind === 'ed25519' ? generate('ed25519') : generate('x25519');
}

/** A key made beforehand: algorithm identifier and base64 PKCS #8, so that a stock can be kept as JSON. */
export interface StockedKey {
  readonly algorithm: number;
  readonly pkcs8: string;
}

/** Makes keys for a stock, `counts` by algorithm identifier. */
export async function makeStock(counts: ReadonlyMap<number, number>, source: KeySource = REAL_KEYS): Promise<readonly StockedKey[]> {
  const stock: StockedKey[] = [];
  for (const [id, count] of counts) {
    const algorithm = asymmetricAlgorithm(id);
    if (algorithm === undefined) throw new RangeError(`no asymmetric algorithm ${id.toString(16)}`);
    for (let made = 0; made < count; made += 1) stock.push({ algorithm: id, pkcs8: toBase64(await source.generate(algorithm)) });
  }
  return stock;
}

/** Hands out a stock, each key once, then what `rest` makes. For tests and measurements in which making keys is not the matter. */
export function stockedKeys(stock: Iterable<StockedKey>, rest: KeySource = REAL_KEYS): KeySource {
  const left = [...stock];
  return {
    async generate(algorithm) {
      const at = left.findIndex((key) => key.algorithm === algorithm.id);
      const [key] = at < 0 ? [] : left.splice(at, 1);
      return key === undefined ? rest.generate(algorithm) : fromBase64(key.pkcs8);
    },
  };
}
