import { describe, expect, it } from 'vitest';
import type { FactBody } from '../../../core/facts/fact.ts';
import type { Settings } from '../../../core/facts/fold.ts';
import { judgeActor } from '../../../core/sync/judge-actor.ts';
import { judgeFact, type Known, type PastChange } from '../../../core/sync/judge-fact.ts';
import type { PersonActor } from '../../../core/roles/actor.ts';

const [OWN, OTHER, WHO, ID] = ['own', 'other', 'who', 'id'] as const;

interface Given {
  readonly record?: string;
  readonly before?: Settings;
  readonly set: Settings;
  readonly recent?: readonly PastChange[];
  readonly base?: number;
  readonly kind?: FactBody['kind'];
  readonly action?: string;
  readonly holder?: string;
  readonly denied?: Known['actor'];
  readonly who?: FactBody['who'];
  readonly epoch?: number;
  readonly note?: FactBody['note'];
}

function judged({
  record = 'card',
  before,
  set,
  recent = [],
  base = 5,
  kind = 'intent',
  action = 'card.edit',
  holder,
  denied,
  who = { person: WHO },
  epoch = 0,
  note = {},
}: Given) {
  const fact = {
    station: OWN,
    epoch,
    n: 1,
    base,
    kind,
    action,
    who,
    note,
    changes: [{ record, id: ID, set }],
  } as unknown as FactBody;
  return judgeFact(fact, {
    before: () => before,
    recent: (_record, id) => (id === ID ? recent : [{ seq: 3, station: OTHER, fields: [] }]),
    holder: () => holder,
    opened: [set],
    actor: denied,
  });
}

const card = (state: string): Settings => ({ id: ID, state, unit: 'Optics' });
const byOther = (seq: number, ...fields: string[]): PastChange => ({ seq, station: OTHER, fields });

describe('A fact at its place in the feed', () => {
  it('counts where nobody stood in its way', () => {
    const fine = { answer: 'accepted', skip: [] };
    expect(judged({ set: { id: ID, state: 'approved' } })).toEqual(fine);
    expect(judged({ before: card('active'), set: { state: 'locked' } })).toEqual(fine);
    expect(judged({ before: card('active'), set: { unit: 'Works' } })).toEqual(fine);
    // Another station changed something else meanwhile.
    expect(judged({ before: card('active'), set: { unit: 'Works' }, recent: [byOther(9, 'title')] })).toEqual(fine);
    // It knew of the other's change.
    expect(judged({ before: card('active'), set: { unit: 'Works' }, recent: [byOther(5, 'unit')] })).toEqual(fine);
  });

  it('never takes back what ended, whatever the order, and says so', () => {
    for (const to of ['active', 'inactive', 'issued', 'expired']) {
      expect(judged({ before: card('locked'), set: { state: to }, recent: [byOther(9, 'state')] })).toEqual({
        answer: 'accepted_with_exception',
        skip: [0],
        case: { kind: 'state', record: 'card', id: ID, other: 9 },
      });
    }
    expect(judged({ record: 'certificate', before: card('revoked'), set: { state: 'valid' } }).skip).toEqual([0]);
    expect(judged({ record: 'person', before: card('locked'), set: { state: 'active' } }).skip).toEqual([0]);
    expect(judged({ record: 'person', before: card('locked'), set: { state: 'erased' } })).toEqual({ answer: 'accepted', skip: [] });
  });

  it('is nothing new where both stations ended the same', () => {
    expect(judged({ before: card('locked'), set: { state: 'locked' }, recent: [byOther(9, 'state')] })).toEqual({
      answer: 'accepted',
      skip: [0],
    });
  });

  it('opens a case where two stations did the same exclusive act, and the first stays', () => {
    const before = { ...card('issued'), chip: 'serial:1' };
    const found = judged({
      before,
      set: { state: 'issued', chip: 'serial:2' },
      recent: [byOther(9, 'state', 'chip')],
      kind: 'observation',
    });
    expect(found).toMatchObject({ answer: 'accepted_with_exception', skip: [0], case: { kind: 'same-act', other: 9 } });
  });

  it('opens that case too where both were one station: two disks, or one that does again what was set aside', () => {
    const given = {
      before: { ...card('issued'), chip: 'serial:1' },
      set: { state: 'issued', chip: 'serial:2' },
      kind: 'observation',
      epoch: 2,
    } as const;
    const own = (epoch: number, again: boolean): PastChange => ({ seq: 9, station: OWN, fields: ['state', 'chip'], epoch, again });
    const told = { answer: 'accepted_with_exception', skip: [0], case: { kind: 'same-act', other: 9 } };
    expect(judged({ ...given, recent: [own(1, false)] })).toMatchObject(told);
    expect(judged({ ...given, recent: [own(2, false)], note: { again: 'that act' } })).toMatchObject(told);
    const fine = { answer: 'accepted', skip: [] };
    expect(judged({ ...given, recent: [own(2, false)] })).toEqual(fine);
    expect(judged({ ...given, recent: [own(2, true)], note: { again: 'that act' } })).toEqual(fine);
    expect(judged({ ...given, recent: [own(1, false)], base: 9 })).toEqual(fine);
  });

  it('opens a case where two people set the same field, and the later one stands; what a station notes by itself opens none', () => {
    const given = {
      before: card('active'),
      set: { unit: 'Works' },
      recent: [byOther(9, 'unit'), { seq: 10, station: OWN, fields: ['title'] }],
    };
    expect(judged(given)).toMatchObject({ skip: [], case: { kind: 'edit', other: 9 } });
    expect(judged({ ...given, who: {} })).toEqual({ answer: 'accepted', skip: [] });
    expect(judged({ ...given, set: { unit: 'Optics' } })).toEqual({ answer: 'accepted', skip: [] });
  });

  it('keeps both where something is somebody else’s already', () => {
    expect(judged({ set: { id: ID, state: 'approved' }, holder: 'somebody' })).toMatchObject({
      skip: [],
      case: { kind: 'unique', other: 3 },
    });
  });

  it('tells nothing new of what a joining station was told', () => {
    expect(judged({ before: card('active'), set: card('inactive'), action: 'station.joined' })).toEqual({ answer: 'accepted', skip: [0] });
  });

  it('cannot change what nobody made', () => {
    expect(judged({ set: { unit: 'Works' } })).toMatchObject({ skip: [0], case: { kind: 'unreadable' } });
  });
});

describe('Whoever had lost the right to', () => {
  const denied = { kind: 'actor-since', because: 'not-active', seq: 7 } as const;
  it('changes nothing by an intent, but what makes something safer counts, and so does what was made anew', () => {
    const refused = { answer: 'refused', case: { kind: 'actor-since', record: 'card', id: ID, other: 7 } };
    expect(judged({ before: card('inactive'), set: { state: 'active' }, denied })).toEqual({ ...refused, skip: [0] });
    expect(judged({ before: card('active'), set: { state: 'locked' }, denied })).toEqual({ ...refused, skip: [] });
    expect(judged({ set: { id: ID, state: 'approved' }, denied })).toEqual({ ...refused, skip: [] });
  });

  it('is still believed in what is so', () => {
    const found = judged({ before: card('approved'), set: { state: 'issued' }, kind: 'observation', denied });
    expect(found).toMatchObject({ answer: 'accepted_with_exception', skip: [], case: { kind: 'actor-since' } });
  });
});

describe('The actor of a fact', () => {
  const actor: PersonActor = {
    kind: 'person',
    personId: WHO,
    active: true,
    roles: ['Operator'],
    houseRoles: [],
    narrowerRoles: [],
    registryOperator: false,
    memberships: [{ servicePointId: 'here', role: 'service-point-user', state: 'enabled', servicePointEnabled: true }],
  };
  const fact = (action: string, more: Partial<FactBody> = {}): FactBody =>
    ({
      station: OWN,
      base: 5,
      kind: 'intent',
      action,
      who: { person: WHO },
      servicePoint: 'here',
      subject: { kind: 'card', id: ID },
      note: {},
      changes: [{ record: 'card', id: ID, set: {} }],
      ...more,
    }) as unknown as FactBody;
  const subject = { personId: 'holder' };

  it.each([
    ['may', 'card.lock', actor, undefined],
    ['is no longer active', 'card.lock', { ...actor, active: false }, 'not-active'],
    ['has another role now', 'card.lock', { ...actor, roles: ['Approver'] }, 'approver-only-decides'],
    ['has no membership any more', 'card.lock', { ...actor, memberships: [] }, 'no-membership'],
    [
      'works elsewhere',
      'card.lock',
      { ...actor, memberships: [{ ...actor.memberships[0], servicePointId: 'there' }] },
      'other-service-point',
    ],
    ['may not change options', 'option.change', actor, 'role-missing'],
  ] as const)('who %s', (_what, action, who, because) => {
    const found = judgeActor(fact(action), { actor: who as PersonActor, standingSeq: 9, subject });
    expect(found).toEqual(because === undefined ? undefined : { kind: 'actor-since', because, seq: 9 });
  });

  it('never had it where nothing of theirs changed since the station last knew; nobody is nobody', () => {
    const off = { ...actor, active: false };
    expect(judgeActor(fact('card.lock'), { actor: off, standingSeq: 4, subject })).toEqual({ kind: 'actor-never', because: 'not-active' });
    expect(judgeActor(fact('card.lock'), { actor: undefined, standingSeq: 0, subject })?.kind).toBe('actor-never');
  });

  it('decides no request of their own', () => {
    const approver = { ...actor, roles: ['Approver'] } as PersonActor;
    const request = { row: 32, requesterId: WHO, personId: 'holder' };
    const found = judgeActor(fact('request.approve', { subject: { kind: 'request', id: ID } }), {
      actor: approver,
      standingSeq: 0,
      subject: request,
    });
    expect(found?.because).toBe('own-request');
    expect(
      judgeActor(fact('request.approve'), { actor: approver, standingSeq: 0, subject: { ...request, requesterId: 'x' } }),
    ).toBeUndefined();
  });

  it('is not asked of what the station does itself, and of what changes nothing', () => {
    expect(judgeActor(fact('card.expire', { who: {} }), { actor: undefined, standingSeq: 0, subject })).toBeUndefined();
    expect(judgeActor(fact('session.sign-in', { changes: [] }), { actor: undefined, standingSeq: 0, subject })).toBeUndefined();
  });
});
