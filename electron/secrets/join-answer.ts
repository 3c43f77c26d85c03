import { wipe } from '../../core/base/bytes.ts';
import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import { joinAnswer, joinAnswerKind, type JoinContent, joinContent, type JoinRequest } from '../../core/records/join-files.ts';
import { wrapTo } from './envelope.ts';
import { requestHash } from './join-request.ts';
import { SecretError } from './secret-error.ts';
import { joinRefusal, readSignedFile, writeSignedFile } from './signed-file.ts';
import type { StationKeys } from './station-keys.ts';

export interface JoinAnswer {
  readonly by: { readonly station: string; readonly signingSpki: string };
  readonly at: string;
  readonly content: JoinContent;
}

const contextOf = (request: string, by: string): readonly string[] => ['join-answer', request, by];

interface Answering {
  readonly request: JoinRequest;
  readonly content: JoinContent;
  readonly stationId: string;
  readonly at: string;
}

/** The answer file: readable by the joining station alone, signed by the answering one, bound to the request. */
export function writeJoinAnswer(
  { request, content: answer, stationId, at }: Answering,
  keys: Pick<StationKeys, 'signingSpki' | 'sign'>,
): string {
  const hash = requestHash(request);
  const plain = Buffer.from(canonicalJson(joinContent.parse(answer) as unknown as Json));
  const sealed = wrapTo(Buffer.from(request.station.wrappingSpki, 'base64'), plain, contextOf(hash, stationId));
  wipe(plain);
  const by = { station: stationId, signingSpki: Buffer.from(keys.signingSpki).toString('base64') };
  const body = { v: 1, kind: joinAnswerKind, request: hash, by, at, sealed: Buffer.from(sealed).toString('base64') };
  return writeSignedFile(joinAnswerKind, body, keys.sign);
}

function opened(sealed: string, context: readonly string[], keys: Pick<StationKeys, 'unwrap'>): unknown {
  try {
    const plain = keys.unwrap(Buffer.from(sealed, 'base64'), context);
    const value: unknown = JSON.parse(Buffer.from(plain).toString());
    wipe(plain);
    return value;
  } catch (cause) {
    throw joinRefusal(cause instanceof SecretError ? 'not-for-this-station' : 'contents', cause);
  }
}

/**
 * Reads the answer to this station's own request. The signer must be one of the stations that the answer brings, and the station it speaks
 * of must be this one with these keys. Throws Refusal('join-file-invalid').
 */
export function readJoinAnswer(
  text: string,
  own: { readonly request: JoinRequest; readonly keys: Pick<StationKeys, 'unwrap'> },
): JoinAnswer {
  const body = readSignedFile(text, joinAnswerKind, { schema: joinAnswer, signerOf: (candidate) => candidate.by.signingSpki });
  if (body.request !== requestHash(own.request)) throw joinRefusal('other-request');
  const parsed = joinContent.safeParse(opened(body.sealed, contextOf(body.request, body.by.station), own.keys));
  if (!parsed.success) throw joinRefusal('contents');
  const { station: joined, stations, servicePoint: point } = parsed.data;
  const mine = own.request.station;
  const same = joined.id === mine.id && joined.signingSpki === mine.signingSpki && joined.wrappingSpki === mine.wrappingSpki;
  const known = stations.some(({ id, signingSpki }) => id === body.by.station && signingSpki === body.by.signingSpki);
  if (!same || !known || joined.servicePointId !== point.id) throw joinRefusal('contents');
  return { by: body.by, at: body.at, content: parsed.data };
}
