import { hash } from '@node-rs/argon2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPasswordKeeper, type PasswordKeeper } from '../../../electron/secrets/passwords.ts';
import { pauseMs } from '../../../electron/secrets/slow-down.ts';
import { addPerson, personOf, type Scratch, scratchStore } from '../store/scratch-store.ts';
import { now, random } from './scratch-secrets.ts';

let scratch: Scratch;
let keeper: PasswordKeeper;
let personId: string;
beforeEach(() => {
  scratch = scratchStore();
  keeper = createPasswordKeeper({ store: scratch.store, now, random });
  const person = personOf(scratch.servicePointId, { name: 'Ada', email: 'ada@example.org', number: '1001' });
  personId = person.id;
  scratch.store.transact((writer) => addPerson(writer, person));
});
afterEach(() => scratch.end());

const password = 'correct horse battery staple';
const stored = (): string => scratch.store.passwords.get(personId)?.hash ?? '';

async function keep(text: string, hashed?: string): Promise<void> {
  const kept = hashed ?? (await keeper.hash(text));
  scratch.store.transact((writer) => keeper.put(writer, personId, kept));
}

describe('a password', () => {
  it('is kept as argon2id with 19 MiB, two passes and one lane, under a salt of its own', async () => {
    const hashes = await Promise.all([keeper.hash(password), keeper.hash(password)]);
    for (const hashed of hashes) expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  it('is right when it is the one that was kept, and wrong when it is any other', async () => {
    await keep(password);
    expect(await keeper.verify(personId, password)).toBe(true);
    for (const other of ['', `${password} `, password.toUpperCase(), password.slice(1), stored()])
      expect([other, await keeper.verify(personId, other)]).toEqual([other, false]);
  });

  it('is the same however its accents were typed', async () => {
    await keep('Ångström ﬁ pass');
    expect(await keeper.verify(personId, 'A\u030Angstro\u0308m fi pass')).toBe(true);
    expect(await keeper.verify(personId, 'Angstrom fi pass')).toBe(false);
  });

  it('is wrong for whoever has none, and for nobody at all', async () => {
    expect(await keeper.verify(personId, password)).toBe(false);
    expect(await keeper.verify(undefined, password)).toBe(false);
    expect(await keeper.verify('no-such-person', '')).toBe(false);
  });

  it('is hashed anew when it is right and its parameters are old, and only then', async () => {
    const old = await hash(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    await keep(password, old);
    expect(await keeper.verify(personId, 'something else')).toBe(false);
    expect(stored()).toBe(old);
    expect(await keeper.verify(personId, password)).toBe(true);
    const renewed = stored();
    expect(renewed).toContain('m=19456,t=2,p=1');
    expect(await keeper.verify(personId, password)).toBe(true);
    expect(stored()).toBe(renewed);
  });

  it('does not undo a change that was made while it was hashed anew', async () => {
    await keep(password, await hash(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 }));
    const changed = await keeper.hash('the new one');
    const verified = keeper.verify(personId, password);
    await keep('', changed);
    await verified;
    expect(stored()).toBe(changed);
  });

  it('stands nowhere in the journal', async () => {
    await keep(password);
    const text = JSON.stringify([...scratch.store.facts.stream(1)]);
    expect(text).not.toContain('argon2');
    expect(text).not.toContain('horse');
  });
});

describe('the pause after wrong passwords', () => {
  it('is none for the first two, doubles from a second on, and ends at a quarter of an hour', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 1000].map(pauseMs)).toEqual([
      0,
      0,
      0,
      ...[1, 2, 4, 8, 16, 32, 64, 128, 256, 512].map((seconds) => seconds * 1000),
      900_000,
      900_000,
      900_000,
    ]);
  });

  const start = now();
  const wrong = (account: string, times: number, at = start): void => {
    for (let time = 0; time < times; time += 1) keeper.note(account, { right: false, at });
  };

  it('counts down from the last wrong one', () => {
    wrong('ada@example.org', 2);
    expect(keeper.waitMs('ada@example.org', start)).toBe(0);
    wrong('ada@example.org', 3);
    expect([0, 1, 3999, 4000, 5000].map((later) => keeper.waitMs('ada@example.org', start + later))).toEqual([4000, 3999, 1, 0, 0]);
  });

  it('is the same for the account in capitals or with blanks, and another for another', () => {
    wrong('ada@example.org', 5);
    expect(keeper.waitMs(' ADA@example.org ', start)).toBe(4000);
    expect(keeper.waitMs('grace@example.org', start)).toBe(0);
  });

  it('is kept for accounts that do not exist, and over a new start', () => {
    wrong('nobody@example.org', 6);
    const again = createPasswordKeeper({ store: scratch.reopen(), now, random });
    expect(again.waitMs('nobody@example.org', start)).toBe(8000);
  });

  it('ends with a right password', () => {
    wrong('ada@example.org', 9);
    keeper.note('ada@example.org', { right: true, at: start });
    expect(keeper.waitMs('ada@example.org', start)).toBe(0);
    wrong('ada@example.org', 1);
    expect(keeper.waitMs('ada@example.org', start)).toBe(0);
  });

  it('is not longer than it is when the clock is set back', () => {
    wrong('ada@example.org', 5);
    expect(keeper.waitMs('ada@example.org', start - 86_400_000)).toBe(4000);
  });

  it('is forgotten after a day', () => {
    wrong('ada@example.org', 9);
    keeper.note('grace@example.org', { right: false, at: start + 25 * 3_600_000 });
    wrong('ada@example.org', 1, start + 25 * 3_600_000);
    expect(keeper.waitMs('ada@example.org', start + 25 * 3_600_000)).toBe(0);
  });

  it('does not keep what was typed as an account: people type passwords there', () => {
    const typed = 'hunter2-typed-in-the-wrong-field';
    wrong(typed, 3);
    expect(JSON.stringify(scratch.store.settings.get('sign-in-salt'))).toMatch(/^"[0-9a-f]{32}"$/);
    expect(scratch.store.failedSignIns.get(typed)).toBeUndefined();
    expect(JSON.stringify([...scratch.store.facts.stream(1)])).not.toContain(typed);
  });
});
