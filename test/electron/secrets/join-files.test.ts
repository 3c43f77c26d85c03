import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../../core/base/canonical-json.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { JoinContent, JoinRequest } from '../../../core/records/join-files.ts';
import { readJoinAnswer, writeJoinAnswer } from '../../../electron/secrets/join-answer.ts';
import { readJoinRequest, requestFingerprint, requestHash, writeJoinRequest } from '../../../electron/secrets/join-request.ts';
import { makeStationKeys, type StationKeys } from '../../../electron/secrets/station-keys.ts';
import { rounds } from '../../rounds.ts';
import { randomOf } from '../../scripts/mutations.ts';
import { everythingOf, machineSealer, random, thrownBy } from './scratch-secrets.ts';

const at = '2031-05-04T08:00:00.000Z';
const joiningId = randomUUID();
const answeringId = randomUUID();
const pointId = randomUUID();
const secretHash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo';
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

let joining: StationKeys;
let answering: StationKeys;
let stranger: StationKeys;
let requestText: string;
let request: JoinRequest;
beforeAll(async () => {
  [joining, answering, stranger] = (await Promise.all([1, 2, 3].map((machine) => makeStationKeys(machineSealer(machine), random)))).map(
    ({ keys }) => keys,
  ) as [StationKeys, StationKeys, StationKeys];
  const issuingSpki = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ type: 'spki', format: 'der' });
  requestText = writeJoinRequest({ id: joiningId, name: 'Harbour – Łódź', issuingSpki, issuingRequest: random(300), at }, joining);
  request = readJoinRequest(requestText);
});

function stationOf(id: string, keys: StationKeys) {
  const { signingSpki, wrappingSpki } = keys;
  return {
    id,
    name: 'Desk',
    servicePointId: pointId,
    signingSpki: base64(signingSpki),
    wrappingSpki: base64(wrappingSpki),
    enabled: true,
    createdAt: at,
  };
}

function contentOf(change: Partial<JoinContent> = {}): JoinContent {
  const station = stationOf(joiningId, joining);
  const personId = randomUUID();
  const person = {
    id: personId,
    servicePointId: pointId,
    number: '1001',
    state: 'active' as const,
    name: 'Zoë Ångström',
    sortName: 'Angstrom',
  };
  return {
    organisation: { id: randomUUID(), name: 'Navy', rootSpkiHash: 'ab', createdAt: at },
    servicePoint: { id: pointId, name: 'Harbour', enabled: true, createdAt: at },
    station,
    stations: [stationOf(answeringId, answering), station],
    issuingChain: [base64(random(500))],
    keys: [{ key: `service-point:${pointId}`, version: 1, wrapped: base64(random(139)) }],
    accounts: [
      {
        person: { ...person, email: 'zoe@example.org', dataKeyId: randomUUID(), createdAt: at },
        account: { personId, roles: [], registryOperator: false },
        memberships: [],
        passwordHash: secretHash,
      },
    ],
    blobs: [],
    identifiers: [],
    options: [],
    numberBlock: 3,
    ...change,
  };
}

const answerOf = (content = contentOf(), by = answering, stationId = answeringId): string =>
  writeJoinAnswer({ request, content, stationId, at }, by);

/** Why the file was refused. */
function because(work: () => unknown): unknown {
  const thrown = thrownBy(work);
  if (!(thrown instanceof Refusal) || thrown.failure.code !== 'join-file-invalid') throw thrown;
  return thrown.failure.params?.['because'];
}

const readAnswer = (text: string, keys = joining, of = request) => readJoinAnswer(text, { request: of, keys });

describe('a join request', () => {
  it('says who asks, with both public keys, and is read as it was written', () => {
    expect(request).toMatchObject({
      v: 1,
      station: { id: joiningId, name: 'Harbour – Łódź', signingSpki: base64(joining.signingSpki) },
      at,
    });
    expect(requestText.endsWith('}\n')).toBe(true);
    expect(readJoinRequest(requestText.trimEnd())).toEqual(request);
  });

  it('has a fingerprint of four groups to read aloud, which any change of it changes', () => {
    const hash = createHash('sha256')
      .update(canonicalJson(request as unknown as Json))
      .digest('hex');
    expect(requestHash(request)).toBe(hash);
    expect(requestFingerprint(request)).toBe(`${hash.slice(0, 4)} ${hash.slice(4, 8)} ${hash.slice(8, 12)} ${hash.slice(12, 16)}`);
    expect(requestFingerprint({ ...request, at: '2031-05-04T08:00:00.001Z' })).not.toBe(requestFingerprint(request));
  });

  it('is refused with any byte changed', () => {
    const next = randomOf(77);
    const bytes = Buffer.from(requestText.trimEnd());
    for (let round = 0; round < rounds(600, 20_000); round += 1) {
      const place = next(bytes.length);
      const spoiled = Buffer.from(bytes);
      spoiled[place] = (spoiled[place] ?? 0) ^ (1 << next(8));
      expect(because(() => readJoinRequest(spoiled.toString()))).toMatch(/^(?:not-a-file|malformed|signature)$/);
    }
  });

  it.each([
    ['nothing', () => '', 'not-a-file'],
    ['a letter', () => 'Dear station, may I join?', 'not-a-file'],
    ['JSON of something else', () => '{"hello":1}', 'not-a-file'],
    ['null', () => 'null', 'not-a-file'],
    ['an answer', () => answerOf(), 'malformed'],
    ['the same written with blanks', () => JSON.stringify(JSON.parse(requestText), null, 2), 'malformed'],
    ['more than the file', () => `${requestText}{}`, 'not-a-file'],
    ['a field more', () => requestText.replace('"v":1', '"v":1,"w":2'), 'malformed'],
    ['a signature of other length', () => requestText.replace(/"signature":"..../, '"signature":"'), 'signature'],
  ])('is refused when it is %s', (_, text, why) => {
    expect(because(() => readJoinRequest(text()))).toBe(why);
  });

  it('is refused when another station signed it', () => {
    const body = { ...request, station: { ...request.station, signingSpki: base64(stranger.signingSpki) } };
    const { signature } = JSON.parse(requestText) as { signature: string };
    expect(because(() => readJoinRequest(canonicalJson({ body, signature } as unknown as Json)))).toBe('signature');
    const signed = base64(stranger.sign(Buffer.from(`${request.kind}\n${canonicalJson(request as unknown as Json)}`)));
    expect(because(() => readJoinRequest(canonicalJson({ body: request, signature: signed } as unknown as Json)))).toBe('signature');
  });

  it('is refused when its signing key is of another kind', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const spki = base64(rsa.publicKey.export({ type: 'spki', format: 'der' }));
    const body = { ...request, station: { ...request.station, signingSpki: spki } };
    const signature = sign('sha256', Buffer.from(`${request.kind}\n${canonicalJson(body as unknown as Json)}`), rsa.privateKey).toString(
      'base64',
    );
    expect(because(() => readJoinRequest(canonicalJson({ body, signature } as unknown as Json)))).toBe('signature');
  });
});

describe('a join answer', () => {
  it('brings its content to the station that asked', () => {
    const content = contentOf();
    const read = readAnswer(answerOf(content));
    expect(read).toEqual({ by: { station: answeringId, signingSpki: base64(answering.signingSpki) }, at, content });
  });

  it('shows nobody else what is in it', () => {
    const text = answerOf();
    const shown = `${text}${Buffer.from((JSON.parse(text) as { body: { sealed: string } }).body.sealed, 'base64').toString('latin1')}`;
    for (const part of ['argon2', 'zoe@example.org', 'Zo\u00eb', 'Navy', pointId]) expect(shown).not.toContain(part);
  });

  it('is refused with any byte changed', () => {
    const next = randomOf(78);
    const bytes = Buffer.from(answerOf().trimEnd());
    for (let round = 0; round < rounds(600, 20_000); round += 1) {
      const place = next(bytes.length);
      const spoiled = Buffer.from(bytes);
      spoiled[place] = (spoiled[place] ?? 0) ^ (1 << next(8));
      expect(because(() => readAnswer(spoiled.toString()))).toMatch(/^(?:not-a-file|malformed|signature)$/);
    }
  });

  it('is refused by another station, which says nothing of what is in it', () => {
    const text = answerOf();
    const thrown = thrownBy(() => readAnswer(text, stranger));
    expect(because(() => readAnswer(text, stranger))).toBe('not-for-this-station');
    for (const part of ['argon2', 'zoe@', (JSON.parse(text) as { body: { sealed: string } }).body.sealed])
      expect(everythingOf(thrown)).not.toContain(part);
  });

  it('is refused when it answers another request', () => {
    const other = readJoinRequest(
      writeJoinRequest({ id: joiningId, name: 'Harbour', issuingSpki: Buffer.from(request.issuingSpki, 'base64'), at }, joining),
    );
    expect(because(() => readAnswer(answerOf(), joining, other))).toBe('other-request');
  });

  it.each([
    ['its signer is none of the organisation’s stations', (): string => answerOf(contentOf({ stations: [stationOf(joiningId, joining)] }))],
    ['its signer has another key than the organisation knows', () => answerOf(contentOf(), stranger)],
    ['it is signed in the name of another station', () => answerOf(contentOf(), answering, randomUUID())],
    ['it brings another station in', () => answerOf(contentOf({ station: stationOf(randomUUID(), joining) }))],
    [
      'it gives this station another signing key',
      () => answerOf(contentOf({ station: { ...stationOf(joiningId, joining), signingSpki: base64(stranger.signingSpki) } })),
    ],
    [
      'it gives this station another wrapping key',
      () => answerOf(contentOf({ station: { ...stationOf(joiningId, joining), wrappingSpki: base64(stranger.wrappingSpki) } })),
    ],
    [
      'it puts the station elsewhere',
      () => answerOf(contentOf({ servicePoint: { id: randomUUID(), name: 'Elsewhere', enabled: true, createdAt: at } })),
    ],
  ])('is refused when %s', (_, text) => {
    expect(because(() => readAnswer(text()))).toBe('contents');
  });

  it('is refused when a request is given for it', () => {
    expect(because(() => readAnswer(requestText))).toBe('malformed');
  });
});
