import { X509Certificate } from 'node:crypto';
import type { SimulatedCard } from '../../native/simulator/simulated-card.ts';

/** The root that a simulated card's attestations lead to, in PEM; undefined where it has none. */
export function attestationRootPem({ attestationRoot }: Pick<SimulatedCard, 'attestationRoot'>): string | undefined {
  return attestationRoot.length === 0 ? undefined : new X509Certificate(attestationRoot).toString();
}
