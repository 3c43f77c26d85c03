import { sign } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { CertificationRequest, CertificationRequestInfo } from '@peculiar/asn1-csr';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
} from '@peculiar/asn1-x509';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../actions/world.ts';
import { HttpProblem } from '../http/problem.ts';
import type { Claims } from '../http/tokens.ts';
import { answerOcsp, askedSerials, type Unanswered, unanswered } from './ocsp.ts';
import { stationOf } from './signed-request.ts';
import { authorityOf, bringAuthority, bringResponder, isValidAt, listAuthorities, uploadCrl, uploadIssued } from './publish.ts';
import { certificatesOnly, exact, readCertificate, readCrl } from './x509.ts';

interface Parts {
  readonly world: World;
  readonly claimsOf: (request: FastifyRequest) => Claims | undefined;
}

type WithKey = FastifyRequest<{ Params: { readonly keyId: string } }>;

const CERTIFICATE = 'application/pkix-cert';
/** Certificates in PEM, one after the other (RFC 8555 §9.1). */
const CHAIN = 'application/pem-certificate-chain';
const CRL = 'application/pkix-crl';
const OCSP_REQUEST = 'application/ocsp-request';
const OCSP_RESPONSE = 'application/ocsp-response';
const PKCS10 = 'application/pkcs10';
const PKCS7 = 'application/pkcs7-mime';

/** Certificates of authorities, CRLs and OCSP for whoever relies on them, and the ways in for stations (RFC 5280 §4.2.1.13, RFC 6960 appendix A). */
export function serveAuthorities(app: FastifyInstance, { world, claimsOf }: Parts): void {
  for (const type of [CERTIFICATE, CHAIN, CRL, OCSP_REQUEST])
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.get('/pki/:keyId/issuing.cer', async (request: WithKey, reply) =>
    reply.type(CERTIFICATE).send(Buffer.from((await authorityOf(request.params.keyId, world)).certificate)),
  );
  app.get('/pki/:keyId/issuing.p7c', async (request: WithKey, reply) =>
    reply.type(PKCS7).send(Buffer.from(certificatesOnly(new Uint8Array((await authorityOf(request.params.keyId, world)).certificate)))),
  );
  app.get('/pki', async () => ({ authorities: await listAuthorities(world) }));
  app.get('/pki/:keyId/issuing.crl', async (request: WithKey, reply) => {
    const { crl } = await authorityOf(request.params.keyId, world);
    if (crl === null) throw new HttpProblem('missing', 'This authority has sent no CRL yet.');
    return reply.type(CRL).send(Buffer.from(crl));
  });
  app.post('/pki/:keyId/ocsp', async (request: WithKey, reply) =>
    reply.type(OCSP_RESPONSE).send(await ocsp(request.params.keyId, bytesOf(request), world)),
  );
  app.get('/pki/:keyId/ocsp/*', async (request: FastifyRequest<{ Params: { readonly keyId: string; readonly '*': string } }>, reply) =>
    reply.type(OCSP_RESPONSE).send(await ocsp(request.params.keyId, Buffer.from(request.params['*'], 'base64'), world)),
  );
  app.get('/pki/responder.csr', async (_request, reply) => reply.type(PKCS10).send(responderRequest(world)));
  serveUploads(app, { world, claimsOf });
}

/** Bearer tokens of people, or the signature of a station of ours. */
function serveUploads(app: FastifyInstance, { world, claimsOf }: Parts): void {
  const from = async (request: FastifyRequest) => ({
    claimed: claimsOf(request),
    station: await stationOf(request, bytesOf(request), world),
    world,
  });
  app.post('/pki', async (request, reply) =>
    reply.code(201).send({ keyId: await bringAuthority(bytesOf(request), { claimed: claimsOf(request), world }) }),
  );
  app.put('/pki/:keyId/issuing.crl', async (request: WithKey, reply) => {
    await uploadCrl(request.params.keyId, bytesOf(request), await from(request));
    return reply.code(204).send();
  });
  app.put('/pki/:keyId/responder', async (request: WithKey, reply) => {
    await bringResponder(request.params.keyId, bytesOf(request), await from(request));
    return reply.code(204).send();
  });
  app.post('/pki/:keyId/issued', async (request: WithKey, reply) => {
    await uploadIssued(request.params.keyId, certificatesIn(request), await from(request));
    return reply.code(204).send();
  });
}

const PEM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** One in DER, or several in PEM. */
function certificatesIn(request: FastifyRequest): readonly Uint8Array[] {
  const bytes = bytesOf(request);
  if (request.headers['content-type']?.startsWith(CHAIN) !== true) return [bytes];
  const found = [...Buffer.from(bytes).toString('latin1').matchAll(PEM)].map(
    ([, text = '']) => new Uint8Array(Buffer.from(text, 'base64')),
  );
  if (found.length === 0) throw new HttpProblem('invalid', 'There is no certificate in this.');
  return found;
}

function bytesOf({ body }: FastifyRequest): Uint8Array {
  if (!Buffer.isBuffer(body)) throw new HttpProblem('media', 'Send DER with its media type.');
  return new Uint8Array(body);
}

/** An answer, or why there is none: no delegation from this authority, or nothing to go by that still holds. */
async function ocsp(keyId: string, request: Uint8Array, world: World): Promise<Buffer> {
  const none = (status: Unanswered): Buffer => Buffer.from(unanswered(status));
  const { certificate, crl, responder } = await authorityOf(keyId, world);
  let asked: readonly string[];
  try {
    asked = askedSerials(request);
  } catch {
    return none('malformedRequest');
  }
  if (responder === null) return none('unauthorized');
  const issuer = readCertificate(new Uint8Array(certificate));
  const list = crl === null ? undefined : readCrl(new Uint8Array(crl), issuer);
  const now = world.now();
  const stale = list?.nextUpdate !== undefined && list.nextUpdate.getTime() < now;
  if (list === undefined || stale || !isValidAt(readCertificate(new Uint8Array(responder)), now)) return none('tryLater');
  const serials = new Set(await knownSerials(keyId, asked, world));
  const parts = { issuer, crl: list, responder: new Uint8Array(responder), key: world.keys.ocsp };
  return Buffer.from(answerOcsp(request, { ...parts, isKnown: (serial) => serials.has(serial), now: new Date(now) }));
}

/** Which of these serials we were told that the authority issued. */
async function knownSerials(keyId: string, asked: readonly string[], { database, keys }: World): Promise<readonly string[]> {
  const rows = await database.rows<{ readonly serial: string }>({
    name: 'issued',
    text: 'SELECT serial FROM issued WHERE tenant_id = $1 AND key_id = $2 AND serial = ANY ($3::text[])',
    values: [keys.tenant, keyId, asked],
  });
  return rows.map(({ serial }) => serial);
}

/** PKCS #10 of our OCSP key, which an authority makes the responder's certificate from. */
export function responderRequest({ keys }: World): Buffer {
  const type = new AttributeTypeAndValue({ type: '2.5.4.3', value: new AttributeValue({ utf8String: 'OCSP responder' }) });
  const certificationRequestInfo = new CertificationRequestInfo({
    subject: new Name([new RelativeDistinguishedName([type])]),
    subjectPKInfo: AsnConvert.parse(exact(keys.ocsp.spki), SubjectPublicKeyInfo),
  });
  const signature = exact(sign('sha256', new Uint8Array(AsnConvert.serialize(certificationRequestInfo)), keys.ocsp.privateKey));
  const signatureAlgorithm = new AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' });
  return Buffer.from(AsnConvert.serialize(new CertificationRequest({ certificationRequestInfo, signatureAlgorithm, signature })));
}
