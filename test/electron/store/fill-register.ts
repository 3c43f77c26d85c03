import type Database from 'better-sqlite3';

/** Two service points; every tenth person is of the second. */
export const HERE = '10000000-0000-4000-8000-000000000001';
export const THERE = '10000000-0000-4000-8000-000000000002';

const FIRST = [
  'Anna',
  'Bela',
  'Chloe',
  'Dana',
  'Emil',
  'Farid',
  'Gita',
  'Hanna',
  'Ivo',
  'Jana',
  'Kofi',
  'Lin',
  'Mara',
  'Nils',
  'Oona',
  'Pavel',
];
const LAST = [
  'Andersson',
  'Bauer',
  'Costa',
  'Dubois',
  'Eriksen',
  'Fischer',
  'Garcia',
  'Hansen',
  'Ito',
  'Jansen',
  'Khan',
  'Lang',
  'Moreau',
  'Nowak',
];
const PERSON_STATES = ['active', 'active', 'active', 'active', 'inactive', 'active', 'locked', 'active'];
const CARD_STATES = ['active', 'issued', 'approved', 'inactive', 'locked', 'expired', 'active', 'active', 'requested'];

interface Wish {
  readonly people: number;
  readonly cardsEach: number;
  /** A service point that is there already, instead of the first. */
  readonly here?: string;
  /** So many of the first cards have one. */
  readonly certificates?: number;
}

/** A number as the end of an id. */
const idOf = (kind: number, index: number): string => `${kind}0000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const dayOf = (index: number): string => new Date(Date.UTC(2026, 0, 1) + (index % 2000) * 86_400_000).toISOString().slice(0, 10);
const instantOf = (index: number): string => new Date(Date.UTC(2025, 0, 1) + index * 1000).toISOString();

/** Rows straight into the tables, so that a million are there within a minute: for lists and their speed, not for the journal. */
export function fillRegister(database: Database.Database, { people, cardsEach, here = HERE, certificates = 100_000 }: Wish): void {
  database.pragma('foreign_keys = OFF');
  const point = database.prepare('INSERT INTO service_point (id, name, enabled, created_at) VALUES (?, ?, 1, ?)');
  const person = database.prepare(`INSERT INTO person (id, service_point_id, number, state, name, sort_name, email, data_key_id, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, 'key', ?)`);
  const card = database.prepare(`INSERT INTO card (id, service_point_id, person_id, number, profile_id, state, expires_on, chip, created_at)
    VALUES (?, ?, ?, ?, 'employee-p256', ?, ?, ?, ?)`);
  const certificate = database.prepare(`INSERT INTO certificate
    (id, card_id, service_point_id, slot, key_kind, serial_hex, state, waiting_for_authority, not_before, not_after, der)
    VALUES (?, ?, ?, '9a', 'p256', ?, 'valid', 0, ?, ?, x'00')`);
  database.transaction(() => {
    for (const [id, name] of [
      [HERE, 'North campus'],
      [THERE, 'South campus'],
    ] as const)
      if (id !== HERE || here === HERE) point.run(id, name, instantOf(0));
    for (let index = 0; index < people; index += 1) {
      const [first, last] = [FIRST[(index * 7) % FIRST.length] ?? '', LAST[(index * 5 + Math.trunc(index / 16)) % LAST.length] ?? ''];
      const where = index % 10 === 9 ? THERE : here;
      const id = idOf(2, index);
      const state = PERSON_STATES[index % PERSON_STATES.length] ?? '';
      // A number that the database keeps as text and sorts as a number.
      person.run(
        id,
        where,
        String(index + 1),
        state,
        `${first} ${last} ${index}`,
        `${last} ${first} ${index}`,
        `p${index}@example.org`,
        instantOf(index),
      );
      for (let of = 0; of < cardsEach; of += 1) {
        const number = index * cardsEach + of + 1;
        const expires = number % 5 === 0 ? null : dayOf(number);
        const sign = String(number).padStart(6, '0');
        const cardId = idOf(3, number);
        card.run(cardId, where, id, number, CARD_STATES[number % CARD_STATES.length] ?? '', expires, `serial:ab${sign}`, instantOf(number));
        if (number <= certificates) certificate.run(idOf(4, number), cardId, where, `cc${sign}`, instantOf(0), instantOf(number));
      }
    }
  })();
}
