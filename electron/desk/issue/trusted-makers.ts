import type { AttestationCa } from '../../../core/records/records.ts';
import { fromBase64 } from '../../../core/base/bytes.ts';
import { type CaCertificate, readCaCertificate } from '../../../native/piv/ca-certificate.ts';
import { makersOf, type TrustedMakers } from '../../../native/piv/prove-maker.ts';
import type { StoreReader } from '../../store/store.ts';

/** The card makers' certificates in use, as they were taken in. */
export function makersCertificates(store: Pick<StoreReader, 'all'>): readonly CaCertificate[] {
  return store.all('attestation-ca').flatMap(readable);
}

/** Whom attestations are checked against. Without a root nobody is, and the maker of a card is not checked. */
export function trustedMakers(store: Pick<StoreReader, 'all'>): TrustedMakers {
  return makersOf(makersCertificates(store));
}

/** What another station took in that cannot be read here vouches for nothing here. */
function readable({ der, inUse }: AttestationCa): readonly CaCertificate[] {
  if (!inUse) return [];
  try {
    return [readCaCertificate(fromBase64(der))];
  } catch {
    return [];
  }
}
