import { randomBytes, randomUUID } from 'node:crypto';
import type { RecordOf } from '../../../core/records/records.ts';

const AT = '2026-03-01T08:00:00.000Z';
const ENDS = '2029-03-01T08:00:00.000Z';
/** Bytes of a certificate of ours over P-256. */
const DER_BYTES = 760;
const HOLDER = { state: 'active', name: 'Anna Sample', sortName: 'Sample Anna', email: 'anna@example.org', title: 'Engineer' } as const;
const CARD = {
  profileId: 'employee-p256',
  state: 'active',
  chip: 'serial:00000000000000',
  model: 'yubikey-5.7',
  title: 'Engineer',
  unit: 'Networks',
} as const;

/** Records of a card that was made and of its holder, of the size that they have; ids are set by whoever copies them. */
interface PatternRecords {
  readonly card: RecordOf<'card'>;
  readonly certificate: RecordOf<'certificate'>;
  readonly person: RecordOf<'person'>;
  readonly account: RecordOf<'account'>;
}

function patternRecords(servicePointId: string): PatternRecords {
  const [id, personId, cardId] = [randomUUID(), randomUUID(), randomUUID()];
  const dates = { expiresOn: '2029-03-01', issuedAt: AT, activatedAt: AT, createdAt: AT };
  const proof = { at: AT, passed: 41, total: 41, leftOut: [] };
  const chip = { cardUuid: randomUUID(), fascN: randomBytes(25).toString('hex'), masterKeyVersion: 1, pukBlobId: randomUUID() };
  const key = { keyKind: 'ecc-p256', keyHash: randomBytes(32).toString('hex'), serialHex: randomBytes(16).toString('hex') };
  const validity = { state: 'valid', waitingForAuthority: false, notBefore: AT, notAfter: ENDS } as const;
  return {
    card: { id: cardId, servicePointId, personId, number: 1, ...CARD, ...chip, proof, ...dates },
    certificate: { id, cardId, servicePointId, slot: '9a', ...key, ...validity, der: randomBytes(DER_BYTES).toString('base64') },
    person: { id: personId, servicePointId, number: '1', ...HOLDER, dataKeyId: randomUUID(), createdAt: AT },
    account: { personId, roles: [], registryOperator: false },
  };
}

const jsonOf = (record: object): string => `$json$${JSON.stringify(record)}$json$::jsonb`;
const row = (kind: string, id: string, body: string): string => `SELECT '${kind}' AS kind, ${id} AS id, ${body} AS body`;
const SLOTS = ['9a', '9c', '9d'] as const;

/**
 * The rows of so many cards: an operation as the ten facts leave it, the card, three certificates, and for every other card somebody new with an
 * account. Reads an operation's row from the table before.
 */
export function recordsOf({ tenant, servicePointId }: { readonly tenant: string; readonly servicePointId: string }, cards: number): string {
  const { card, certificate, person, account } = patternRecords(servicePointId);
  const ids = ['card', 'operation', 'person', ...SLOTS.map((slot) => `certificate${slot}`)];
  const certificates = SLOTS.map((slot) => {
    const own = `jsonb_build_object('id', certificate${slot}, 'cardId', card, 'slot', '${slot}')`;
    return row('certificate', `certificate${slot}`, `${jsonOf(certificate)} || ${own}`);
  });
  const somebody = `jsonb_build_object('id', person, 'number', g::text, 'email', 'p' || g || '@example.org')`;
  const kinds = [
    row('operation', 'operation', `sample.body || jsonb_build_object('id', operation, 'cardId', card)`),
    row('card', 'card', `${jsonOf(card)} || jsonb_build_object('id', card, 'personId', person, 'number', g + 1, 'cardUuid', operation)`),
    ...certificates,
    `${row('person', 'person', `${jsonOf(person)} || ${somebody}`)} WHERE g % 2 = 0`,
    `${row('account', 'person', `${jsonOf(account)} || jsonb_build_object('personId', person)`)} WHERE g % 2 = 0`,
  ];
  return `(tenant_id, kind, id, version, body, recent, contested)
    SELECT '${tenant}', part.kind, part.id, CASE part.kind WHEN 'operation' THEN 10 ELSE 1 END, part.body, sample.recent, false
    FROM (SELECT g, ${ids.map((name) => `gen_random_uuid()::text AS ${name}`).join(', ')} FROM generate_series(0, ${cards - 1}) AS made (g)) AS own
    CROSS JOIN (SELECT body, recent FROM before WHERE kind = 'operation' LIMIT 1) AS sample
    CROSS JOIN LATERAL (${kinds.join(' UNION ALL ')}) AS part`;
}
