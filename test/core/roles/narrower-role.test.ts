import { describe, expect, it } from 'vitest';
import { helpDesk, narrowerRole, narrowerRoles } from '../../../core/roles/narrower-role.ts';
import { aColleague, answer, approving, ME, myOwn, point, row, SOUTH, userInTheNorth, visitor } from './people.ts';

const UNBLOCK = 33;
const helper = { ...userInTheNorth, narrowerRoles: [helpDesk] };

describe('A narrower role', () => {
  it('ships as Help desk alone: unblocks, finds, diagnoses', () => {
    expect(narrowerRoles).toEqual([{ name: 'Help desk', of: 'Operator', rows: [33], houseRows: ['find', 'diagnose'] }]);
  });

  it.each(Array.from({ length: 51 }, (_, index) => index + 1))(
    'Help desk: row %i is allowed where it is Unblock card, and nowhere else',
    (n) => {
      expect(answer(helper, row(n), aColleague) === 'yes').toBe(n === UNBLOCK);
      expect(answer(helper, row(n), myOwn) === 'yes').toBe(n === UNBLOCK);
      expect(answer(helper, approving(n), aColleague)).not.toBe('yes');
    },
  );

  it('reaches no further than the role it was made from', () => {
    expect(answer(helper, row(UNBLOCK), { ...aColleague, servicePointId: SOUTH })).toBe('other-service-point');
    expect(answer({ ...visitor, narrowerRoles: [helpDesk] }, row(UNBLOCK), aColleague)).toBe('no-membership');
    expect(answer({ ...helper, active: false }, row(UNBLOCK), aColleague)).toBe('not-active');
  });

  it('gives nothing in the table of service points', () => {
    for (let n = 2; n <= 22; n += 1)
      expect(answer({ ...visitor, narrowerRoles: [helpDesk] }, point(n), aColleague) === 'yes').toBe(n === 2);
  });

  it('of an Approver decides requests of its rows alone', () => {
    const cardsOnly = narrowerRole({ name: 'Card approver', of: 'Approver', rows: [26], houseRows: ['look'] });
    const actor = { ...userInTheNorth, narrowerRoles: [cardsOnly] };
    expect(answer(actor, approving(26), aColleague)).toBe('yes');
    expect(answer(actor, approving(26), myOwn)).toBe('own-request');
    expect(answer(actor, approving(26), { ...aColleague, approvalOn: false })).toBe('approval-off');
    expect(answer(actor, approving(2), aColleague)).toBe('role-missing');
    expect(answer(actor, row(26), aColleague)).toBe('approver-only-decides');
  });

  it('of a self-service user reaches their own things alone', () => {
    const pinOnly = narrowerRole({ name: 'PIN', of: 'Self-service user', rows: [34], houseRows: [] });
    const actor = { ...visitor, narrowerRoles: [pinOnly] };
    expect(answer(actor, row(34), { ownerId: ME })).toBe('yes');
    expect(answer(actor, row(34), aColleague)).toBe('not-own');
    expect(answer(actor, row(21), { ownerId: ME })).toBe('role-missing');
  });

  it.each([
    { of: 'Operator', rows: [37], houseRows: [], complaint: 'row 37' },
    { of: 'Operator', rows: [33, 34], houseRows: [], complaint: 'row 34' },
    { of: 'Operator', rows: [0], houseRows: [], complaint: 'row 0' },
    { of: 'Operator', rows: [52], houseRows: [], complaint: 'row 52' },
    { of: 'Approver', rows: [27], houseRows: [], complaint: 'row 27' },
    { of: 'Self-service user', rows: [33], houseRows: [], complaint: 'row 33' },
    { of: 'Operator', rows: [], houseRows: ['backup'], complaint: 'backup' },
    { of: 'Approver', rows: [], houseRows: ['print-letter'], complaint: 'print-letter' },
    { of: 'Self-service user', rows: [], houseRows: ['find'], complaint: 'find' },
  ] as const)('made from $of is refused with $complaint, which its parent does not have', ({ of, rows, houseRows, complaint }) => {
    expect(() => narrowerRole({ name: 'Too wide', of, rows, houseRows })).toThrow(complaint);
  });
});
