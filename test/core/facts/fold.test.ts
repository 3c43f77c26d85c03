import { describe, expect, it } from 'vitest';
import { fold, FoldError } from '../../../core/facts/fold.ts';
import { splitPersonal } from '../../../core/facts/personal.ts';
import { personPersonal } from '../../../core/records/records.ts';

const id = '7c5f2a0e-6a39-4c53-9a3e-0f6a6f0c9b11';
const passport = { id, name: 'Passport', inUse: true };

describe('folding a change', () => {
  it('makes a record of a whole one', () => {
    expect(fold('identifier', undefined, { id, set: passport })).toEqual(passport);
  });

  it('lays a part over what was, and takes away what is null', () => {
    const before = { ...passport, description: 'With a photo' };
    expect(fold('identifier', before, { id, set: { inUse: false } })).toEqual({ ...before, inUse: false });
    expect(fold('identifier', before, { id, set: { description: null } })).toEqual(passport);
    expect(fold('identifier', before, { id, set: { description: undefined } })).toEqual(before);
  });

  it('leaves what was before as it was', () => {
    const before = { ...passport, description: 'With a photo' };
    fold('identifier', before, { id, set: { description: null } });
    expect(before.description).toBe('With a photo');
  });

  it.each([
    ['a part of nothing', { inUse: false }],
    ['a missing field', { id, inUse: true }],
    ['a field of another type', { ...passport, inUse: 'yes' }],
    ['a field that is not known', { ...passport, colour: 'red' }],
    ['a compulsory field taken away', { ...passport, name: null }],
  ])('refuses %s', (_what, set) => {
    expect(() => fold('identifier', undefined, { id, set })).toThrow(FoldError);
  });

  it('knows an account by its person', () => {
    expect(fold('account', undefined, { id, set: { personId: id, roles: [], registryOperator: false } }).personId).toBe(id);
  });
});

describe('what is personal in a change', () => {
  it('is taken out of it', () => {
    expect(splitPersonal('person', { state: 'active', name: 'Ada', phone: null, unit: undefined })).toEqual({
      open: { state: 'active' },
      personal: { name: 'Ada', phone: null },
    });
  });

  it('is every field that the records name, and nothing of other kinds', () => {
    const set = Object.fromEntries(personPersonal.map((field) => [field, 'x']));
    expect(splitPersonal('person', set)).toEqual({ open: {}, personal: set });
    expect(splitPersonal('identifier', { name: 'Passport' })).toEqual({ open: { name: 'Passport' } });
    expect(splitPersonal('person', { state: 'locked' })).toEqual({ open: { state: 'locked' } });
  });
});
