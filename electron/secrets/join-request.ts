import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import { type JoinRequest, joinRequest, joinRequestKind } from '../../core/records/join-files.ts';
import { readSignedFile, writeSignedFile } from './signed-file.ts';
import type { StationKeys } from './station-keys.ts';

type Asked = {
  readonly id: string;
  readonly name: string;
  readonly issuingSpki: Uint8Array;
  readonly issuingRequest?: Uint8Array;
  readonly at: string;
};

/** The request file of this station, signed by its own key. */
export function writeJoinRequest(asked: Asked, keys: Pick<StationKeys, 'signingSpki' | 'wrappingSpki' | 'sign'>): string {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const body: JoinRequest = {
    v: 1,
    kind: joinRequestKind,
    station: { id: asked.id, name: asked.name, signingSpki: text(keys.signingSpki), wrappingSpki: text(keys.wrappingSpki) },
    issuingSpki: text(asked.issuingSpki),
    ...(asked.issuingRequest === undefined ? {} : { issuingRequest: text(asked.issuingRequest) }),
    at: asked.at,
  };
  return writeSignedFile(joinRequestKind, body as unknown as Json, keys.sign);
}

/** Throws Refusal('join-file-invalid'). */
export function readJoinRequest(text: string): JoinRequest {
  return readSignedFile(text, joinRequestKind, { schema: joinRequest, signerOf: (body) => body.station.signingSpki });
}

/** SHA-256 of the request, hex: what its answer is bound to. */
export function requestHash(request: JoinRequest): string {
  return createHash('sha256')
    .update(canonicalJson(request as unknown as Json))
    .digest('hex');
}

/** Four groups of four signs to compare by ear before an answer is made: the same at both stations. */
export function requestFingerprint(request: JoinRequest): string {
  return (requestHash(request).slice(0, 16).match(/.{4}/g) ?? []).join(' ');
}
