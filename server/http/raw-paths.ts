import type { ProblemKind } from './problem.ts';

/** What is served beside the table of routes, because it reads or writes no JSON: described here, held against what is served by a test. */
export interface RawPath {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly summary: string;
  readonly tag: 'Certificates' | 'Stations' | 'Operation';
  /** Media type of the body that it reads. */
  readonly reads?: string;
  readonly success: { readonly status: 200 | 201 | 204; readonly type?: string; readonly schema?: object };
  readonly problems: readonly ProblemKind[];
  readonly anonymous?: true;
}

const CERTIFICATE = 'application/pkix-cert';
const CRL = 'application/pkix-crl';
const OCSP_REQUEST = 'application/ocsp-request';
const bytes = (type: string) => ({ status: 200, type, schema: { type: 'string', format: 'binary' } }) as const;
const text = { status: 200, type: 'text/plain', schema: { type: 'string' } } as const;
const answered = bytes('application/ocsp-response');
const open = { tag: 'Certificates', anonymous: true } as const;
const upload = { tag: 'Certificates', problems: ['invalid', 'media', 'json', 'missing', 'conflict'] } as const;
const authorities = {
  type: 'object',
  required: ['authorities'],
  properties: {
    authorities: {
      type: 'array',
      items: {
        type: 'object',
        required: ['keyId', 'subject'],
        properties: {
          keyId: { type: 'string' },
          subject: { type: 'string' },
          crl: {
            type: 'object',
            required: ['number'],
            properties: { number: { type: 'string' }, nextUpdate: { type: 'string', format: 'date-time' } },
          },
          responderNotAfter: { type: 'string', format: 'date-time' },
        },
      },
    },
  },
} as const;
const brought = { type: 'object', required: ['keyId'], properties: { keyId: { type: 'string' } } } as const;

const listOf = (...fields: readonly string[]) => ({
  type: 'array',
  items: { type: 'object', required: fields, properties: Object.fromEntries(fields.map((field) => [field, {}])) },
});
const staff = {
  type: 'object',
  required: ['people', 'memberships', 'requests', 'keys'],
  properties: {
    people: listOf('id', 'email', 'state', 'registryOperator', 'operatorDisabled'),
    memberships: listOf('id', 'personId', 'servicePointId', 'role', 'state'),
    requests: listOf('id', 'personId', 'servicePointId', 'state', 'requestedAt'),
    keys: listOf('id', 'subject', 'servicePointId', 'role', 'enabled', 'expiresAt'),
  },
};

const SIGNED_JSON = 'application/cardwright+json';
const ticket = {
  type: 'object',
  required: ['url', 'rpId', 'origin', 'endsAt'],
  properties: {
    url: { type: 'string' },
    rpId: { type: 'string' },
    origin: { type: 'string' },
    endsAt: { type: 'string', format: 'date-time' },
  },
} as const;
const fate = {
  type: 'object',
  required: ['state'],
  properties: { state: { enum: ['waiting', 'over', 'done'] }, refused: { type: 'string' }, answer: { type: 'object' } },
} as const;

export const rawPaths: readonly RawPath[] = [
  {
    ...open,
    method: 'GET',
    path: '/pki',
    summary: 'Authorities, and when their next CRL and our next OCSP certificate are due',
    success: { status: 200, type: 'application/json', schema: authorities },
    problems: [],
  },
  {
    method: 'POST',
    path: '/pki',
    ...upload,
    summary: 'Bring an authority’s certificate',
    reads: CERTIFICATE,
    success: { status: 201, type: 'application/json', schema: brought },
  },
  {
    ...open,
    method: 'GET',
    path: '/pki/responder.csr',
    summary: 'PKCS #10 of our OCSP key',
    success: bytes('application/pkcs10'),
    problems: [],
  },
  {
    ...open,
    method: 'GET',
    path: '/pki/:keyId/issuing.cer',
    summary: 'Certificate of an authority',
    success: bytes(CERTIFICATE),
    problems: ['missing'],
  },
  {
    ...open,
    method: 'GET',
    path: '/pki/:keyId/issuing.p7c',
    summary: 'The same, certs-only CMS',
    success: bytes('application/pkcs7-mime'),
    problems: ['missing'],
  },
  {
    ...open,
    method: 'GET',
    path: '/pki/:keyId/issuing.crl',
    summary: 'Newest CRL of an authority',
    success: bytes(CRL),
    problems: ['missing'],
  },
  {
    method: 'PUT',
    path: '/pki/:keyId/issuing.crl',
    ...upload,
    summary: 'Bring a newer CRL',
    reads: CRL,
    success: { status: 204 },
  },
  {
    method: 'PUT',
    path: '/pki/:keyId/responder',
    ...upload,
    summary: 'Bring the authority’s certificate of our OCSP key',
    reads: CERTIFICATE,
    success: { status: 204 },
  },
  {
    method: 'POST',
    path: '/pki/:keyId/issued',
    ...upload,
    summary: 'Tell of a certificate that the authority issued, or of several as PEM (application/pem-certificate-chain)',
    reads: CERTIFICATE,
    success: { status: 204 },
  },
  {
    ...open,
    method: 'POST',
    path: '/pki/:keyId/ocsp',
    summary: 'Ask whether certificates are revoked (RFC 6960)',
    reads: OCSP_REQUEST,
    success: answered,
    problems: ['media', 'json', 'missing'],
  },
  {
    ...open,
    method: 'GET',
    path: '/pki/:keyId/ocsp/:request',
    summary: 'The same with the request in base64',
    success: answered,
    problems: ['missing'],
  },
  {
    method: 'GET',
    path: '/stations/:id/staff',
    summary: 'Who belongs to a station’s service point now; for the station itself, by its signature (RFC 9421)',
    tag: 'Stations',
    success: { status: 200, type: 'application/json', schema: staff },
    problems: ['invalid'],
  },
  {
    method: 'POST',
    path: '/mobile-ids/tickets',
    summary: 'A ticket by which a phone makes or uses a mobile ID; for a station, by its signature (RFC 9421)',
    tag: 'Stations',
    reads: SIGNED_JSON,
    success: { status: 201, type: 'application/json', schema: ticket },
    problems: ['invalid', 'media', 'json', 'conflict'],
  },
  {
    method: 'GET',
    path: '/mobile-ids/tickets/:id',
    summary: 'What became of a ticket; for the station that asked for it, by its signature',
    tag: 'Stations',
    success: { status: 200, type: 'application/json', schema: fate },
    problems: ['missing'],
  },
  {
    method: 'PUT',
    path: '/mobile-ids/tickets/:id/over',
    summary: 'A ticket that nobody waits for any more is taken back; from the station that asked for it, by its signature',
    tag: 'Stations',
    success: { status: 204 },
    problems: ['missing'],
  },
  {
    method: 'PUT',
    path: '/mobile-ids/:id/state',
    summary: 'How a mobile ID stands now; from its station, by its signature',
    tag: 'Stations',
    reads: SIGNED_JSON,
    success: { status: 204 },
    problems: ['invalid', 'media', 'json', 'missing'],
  },
  {
    method: 'GET',
    path: '/healthz',
    summary: 'Whether the process is alive',
    tag: 'Operation',
    success: text,
    problems: [],
    anonymous: true,
  },
  {
    method: 'GET',
    path: '/readyz',
    summary: 'Whether the database answers and has the right schema',
    tag: 'Operation',
    success: text,
    problems: ['resting'],
    anonymous: true,
  },
  {
    method: 'GET',
    path: '/metrics',
    summary: 'Prometheus metrics',
    tag: 'Operation',
    success: text,
    problems: ['resting'],
    anonymous: true,
  },
  {
    method: 'GET',
    path: '/openapi.json',
    summary: 'This description',
    tag: 'Operation',
    success: { status: 200, type: 'application/json', schema: { type: 'object' } },
    problems: [],
    anonymous: true,
  },
];
