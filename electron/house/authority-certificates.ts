import { z } from 'zod';
import { fromBase64, toBase64 } from '../../core/base/bytes.ts';
import type { StoreReader, StoreWriter } from '../store/store.ts';

const kept = z.object({ root: z.base64(), issuing: z.base64(), contentSigner: z.base64(), ownerId: z.string() });
const SETTING = 'authority-certificates';

/** Root, this station's issuing authority and its content signer, DER; `ownerId` names whose sealed keys go with the last two. */
export interface AuthorityCertificates {
  readonly root: Uint8Array;
  readonly issuing: Uint8Array;
  readonly contentSigner: Uint8Array;
  readonly ownerId: string;
}

export function keepAuthorityCertificates(writer: StoreWriter, { root, issuing, contentSigner, ownerId }: AuthorityCertificates): void {
  writer.settings.set(SETTING, { root: toBase64(root), issuing: toBase64(issuing), contentSigner: toBase64(contentSigner), ownerId });
}

/** Throws where the station has none: it was never founded or joined. */
export function authorityCertificates(store: StoreReader): AuthorityCertificates {
  const { root, issuing, contentSigner, ownerId } = kept.parse(store.settings.get(SETTING));
  return { root: fromBase64(root), issuing: fromBase64(issuing), contentSigner: fromBase64(contentSigner), ownerId };
}
