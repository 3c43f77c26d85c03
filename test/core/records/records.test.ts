import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { cardProfileById, cardProfiles } from '../../../core/records/card-profile.ts';
import { keyKind } from '../../../core/records/key-kind.ts';
import { personPersonal, recordSchemas } from '../../../core/records/records.ts';
import { examples } from './examples.ts';

const kinds = Object.keys(recordSchemas) as (keyof typeof recordSchemas)[];
const schemas = recordSchemas as Readonly<Record<string, z.ZodObject>>;
const complaints = (kind: string, record: unknown): readonly string[] => {
  const parsed = schemas[kind]?.safeParse(record);
  return parsed?.success === false ? parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) : [];
};

/** Wrong values, and what the refusal says was wanted. */
const wrong: readonly (readonly [kind: keyof typeof recordSchemas, field: string, value: unknown, wanted: RegExp])[] = [
  ['organisation', 'id', '1', /the id of a record/],
  ['organisation', 'rootSpkiHash', 'xyz', /bytes in hex/],
  ['organisation', 'rootSpkiHash', 'AB', /bytes in hex/],
  ['organisation', 'createdAt', '2026-03-14', /a time in UTC/],
  ['organisation', 'createdAt', '2026-03-14T09:26:53+01:00', /a time in UTC/],
  ['service-point', 'name', 'n'.repeat(257), /a line of 1 to 256 characters/],
  ['service-point', 'name', '   ', /a line of 1 to 256 characters/],
  ['station', 'signingSpki', 'not base64!', /bytes in base64/],
  ['person', 'name', '', /a line of 1 to 200 characters/],
  ['person', 'name', 'two\nlines', /a line of 1 to 200 characters/],
  ['person', 'email', 'ada', /an e-mail address/],
  ['person', 'email', `${'a'.repeat(260)}@example.org`, /an e-mail address/],
  ['person', 'state', 'deleted', /active/],
  ['account', 'roles', 'Operator', /array/],
  ['membership', 'role', 'operator', /service-point-user/],
  ['membership', 'state', 'rejected', /pending/],
  ['service-point', 'number', 19_999_999, /20000000/],
  ['service-point', 'identifierOwner', 'https://ror.org/short', /a ROR id/],
  ['account', 'operatorDisabled', false, /true/],
  ['access-request', 'state', 'pending', /requested/],
  ['access-request', 'comments', 'c'.repeat(1025), /a text of 1 to 1024 characters/],
  ['api-key', 'role', 'operator', /service-point-user/],
  ['api-key', 'expiresAt', '2026-03-14', /a time in UTC/],
  ['identity', 'subject', '', /a line of 1 to 256 characters/],
  ['raid', 'handle', 'reef', /a handle as prefix\/suffix/],
  ['raid', 'version', -1, /0/],
  ['raid', 'state', 'closed', /draft/],
  ['raid-revision', 'changeType', 'FULL', /PATCH/],
  ['raid-revision', 'revision', 0, /0/],
  ['request', 'row', 0, /1/],
  ['request', 'row', 52, /51/],
  ['request', 'state', 'postponed', /requested/],
  ['request', 'rejectionReason', 'r'.repeat(501), /a line of 1 to 500 characters/],
  ['card', 'number', 0, /0/],
  ['card', 'number', 10.42, /int/],
  ['card', 'state', 'withdrawn', /registered/],
  ['card', 'expiresOn', '2031-02-30', /a day as YYYY-MM-DD/],
  ['card', 'cardUuid', 'd4e7', /UUID/],
  ['card', 'letterState', 'lost', /waiting/],
  ['card', 'handOver', { seenBy: '1' }, /identifierIds|array/],
  ['certificate', 'slot', '82', /9a/],
  ['certificate', 'serialHex', '0x01', /bytes in hex/],
  ['certificate', 'state', 'suspended', /valid/],
  ['temporary-card', 'state', 'withdrawn', /requested/],
  ['temporary-card', 'dueOn', 'tomorrow', /a day as YYYY-MM-DD/],
  ['certificate', 'temporary', false, /true/],
  ['operation', 'kind', 'burn', /issue/],
  ['operation', 'findings', { pin: 123456 }, /string/],
  ['identifier', 'inUse', 'yes', /boolean/],
  ['option', 'value', { a: 1 }, /Invalid input/],
];

describe('The stored records', () => {
  it.each(kinds)('of kind “%s” take a lawful example that shows every field', (kind) => {
    expect(complaints(kind, examples[kind])).toEqual([]);
    expect(Object.keys(examples[kind]).toSorted()).toEqual(Object.keys(schemas[kind]?.shape ?? {}).toSorted());
  });

  it.each(kinds)('of kind “%s” refuse a field that nobody knows, and name it', (kind) => {
    expect(complaints(kind, { ...examples[kind], colour: 'red' }).join()).toContain('colour');
  });

  it.each(kinds)('of kind “%s” refuse to be without what they must have', (kind) => {
    for (const [field, schema] of Object.entries(schemas[kind]?.shape ?? {})) {
      const { [field]: _gone, ...rest } = examples[kind];
      const optional = (schema as z.ZodType).safeParse(undefined).success;
      expect(complaints(kind, rest).length > 0, `${kind} without ${field}`).toBe(!optional);
    }
  });

  it.each(wrong)('%s: “%s” may not be %o', (kind, field, value, wanted) => {
    const said = complaints(kind, { ...examples[kind], [field]: value });
    expect(said.length).toBeGreaterThan(0);
    expect(said.join(' ')).toMatch(wanted);
    expect(said.every((line) => line.startsWith(field))).toBe(true);
  });

  it('keep e-mail in lower case and text trimmed', () => {
    const kept = recordSchemas.person.parse({ ...examples.person, email: ' Ada@Example.ORG ', name: '  Ada Okafor ' });
    expect(kept.email).toBe('ada@example.org');
    expect(kept.name).toBe('Ada Okafor');
  });

  it('seal of a person what tells who they are, and nothing that the work needs in the clear', () => {
    expect(personPersonal.toSorted()).toEqual(['email', 'name', 'phone', 'photo', 'sortName', 'title', 'unit']);
    for (const field of personPersonal) expect(Object.keys(recordSchemas.person.shape)).toContain(field);
  });
});

describe('A card profile', () => {
  it.each(cardProfiles.map((profile) => [profile.id, profile] as const))(
    '“%s” asks for keys of PIV and for tries that it allows',
    (id, profile) => {
      expect(cardProfileById(id)).toBe(profile);
      expect(Object.keys(profile.keys).toSorted()).toEqual(['9a', '9c', '9d', '9e']);
      for (const kind of Object.values(profile.keys)) expect(keyKind.safeParse(kind).success).toBe(true);
      expect(profile.validYears).toBeGreaterThanOrEqual(1);
      expect(profile.validYears).toBeLessThanOrEqual(6);
      for (const tries of [profile.pinTries, profile.pukTries]) expect(tries >= 3 && tries <= 10).toBe(true);
    },
  );

  it.each(cardProfiles)('“$id” never calls itself FIPS 201 and says that nothing is kept in escrow', ({ claims }) => {
    expect(claims).not.toMatch(/FIPS/);
    expect(claims).toMatch(/no escrow/);
    expect(claims).toMatch(/PIV-I-shaped/);
  });

  it('with RSA-2048 ends before the end of 2030 for a card issued in 2026, and says until when the key may be used', () => {
    const rsa = cardProfiles.filter((profile) => Object.values(profile.keys).includes('rsa2048'));
    for (const profile of rsa) {
      expect(2026 + profile.validYears).toBeLessThanOrEqual(2030);
      expect(profile.claims).toContain('2030');
    }
  });

  it('says which of its algorithms are Yubico’s and not of PIV (SP 800-78-5), and never has a key do what its kind cannot', () => {
    for (const { keys, name, claims } of cardProfiles) {
      const yubicos = Object.values(keys).some((kind) => ['rsa4096', 'ed25519', 'x25519'].includes(kind));
      expect([/Yubico/.test(name), /Yubico/.test(claims)]).toEqual([yubicos, yubicos]);
      expect(keys['9d']).not.toBe('ed25519');
      for (const slot of ['9a', '9c', '9e'] as const) expect(keys[slot]).not.toBe('x25519');
    }
  });

  it('that is not there is not found', () => {
    expect(cardProfileById('employee-dsa')).toBeUndefined();
  });
});
