/** What each action takes, by hand: who may (`family row`), whether it only reads, and one lawful input. */
export interface ExpectedAction {
  readonly permission: string;
  readonly reads?: true;
  readonly session?: 'anonymous' | 'locked';
  readonly event?: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export const ID = '3f0e4c1a-8f43-4f0d-9a55-0d6c1f3b2a77';
const OTHER = 'b1d0a6de-52f5-4c31-8c0e-6d4c3b3f9e10';
const reader = 'A reader 00 00';
const founder = { name: 'Ada Okafor', email: 'ada@example.org', password: 'four words are best' };
const card = { cardId: ID };
const request = { requestId: ID };

export const expectedActions: Readonly<Record<string, ExpectedAction>> = {
  'station.status': { permission: 'house sign-in', session: 'anonymous', reads: true, input: {} },
  'station.first-start': {
    permission: 'house first-start',
    session: 'anonymous',
    input: {
      organisation: 'Example',
      servicePoint: 'North campus',
      station: 'Desk 1',
      operator: founder,
      approver: { ...founder, email: 'bo@example.org' },
    },
  },
  'station.fill-demo': { permission: 'house first-start', session: 'anonymous', input: {} },
  'station.join-request': { permission: 'house first-start', session: 'anonymous', input: { station: 'Desk 2' } },
  'station.join': { permission: 'house first-start', session: 'anonymous', input: { answer: '{}' } },
  'station.answer-join': { permission: 'house answer-join-request', input: { request: '{}', servicePointId: ID, organisationKeys: false } },
  'station.print-recovery-code': { permission: 'house print-recovery-code', input: {} },
  'station.confirm-recovery-printed': { permission: 'house print-recovery-code', input: {} },
  'session.sign-in': { permission: 'house sign-in', session: 'anonymous', input: { email: founder.email, password: founder.password } },
  'session.sign-out': { permission: 'house sign-out', session: 'locked', input: {} },
  'session.lock': { permission: 'house sign-out', session: 'locked', input: {} },
  'session.unlock': { permission: 'house sign-in', session: 'locked', input: { password: founder.password } },
  'session.active': { permission: 'house sign-out', reads: true, input: {} },
  'session.switch-service-point': { permission: 'house sign-out', input: { servicePointId: ID } },
  'desk.open': { permission: 'house look', reads: true, input: {} },
  'desk.search': { permission: 'house find', reads: true, input: { text: 'oka' } },
  'person.create': {
    permission: 'credentials 1',
    input: {
      name: 'Ada Okafor',
      sortName: 'Okafor',
      email: 'ada@example.org',
      phone: '+44 20 7946 0000',
      title: 'Engineer',
      unit: 'Works',
      photo: '/9j/4AAQ',
      identifierId: ID,
    },
  },
  'person.find': { permission: 'house find', reads: true, input: { text: '', states: ['active'], offset: 0, limit: 50 } },
  'person.open': { permission: 'house find', reads: true, input: { personId: ID } },
  'person.identifiers': { permission: 'house look', reads: true, input: {} },
  'card.request': { permission: 'credentials 26', input: { personId: ID, profileId: 'employee-p256' } },
  'request.find': {
    permission: 'house look',
    reads: true,
    input: { states: ['requested'], mine: true, toDecide: false, limit: 50 },
  },
  'request.open': { permission: 'house look', reads: true, input: request },
  'request.approve': { permission: 'credentials of-request approve', event: 'request approve', input: request },
  'request.reject': {
    permission: 'credentials of-request approve',
    event: 'request reject',
    input: { ...request, reason: 'The photo shows somebody else' },
  },
  'request.postpone': { permission: 'credentials of-request approve', event: 'request postpone', input: request },
  'request.abort': { permission: 'credentials 12', event: 'request abort', input: request },
  'card.find': { permission: 'house find', reads: true, input: { text: '1042', states: ['issued'], offset: 0, limit: 50 } },
  'card.open': { permission: 'house find', reads: true, input: card },
  'card.preflight': { permission: 'credentials 27', reads: true, event: 'card issue', input: { ...card, reader } },
  'card.issue': { permission: 'credentials 27', event: 'card issue', input: { ...card, reader } },
  'card.read-chip': { permission: 'house diagnose', reads: true, input: { reader } },
  'card.activate': {
    permission: 'credentials 28',
    event: 'card activate',
    input: {
      ...card,
      identifierIds: [ID, OTHER],
      photoCompared: true,
      receipt: 'signature',
      choose: { reader, letterPin: '402861', newPin: '7395028' },
    },
  },
  'card.deactivate': { permission: 'credentials 30', event: 'card deactivate', input: card },
  'card.reactivate': { permission: 'credentials 31', event: 'card reactivate', input: card },
  'card.lock': { permission: 'credentials 32', event: 'card lock', input: card },
  'card.pin-status': { permission: 'house diagnose', reads: true, input: { reader } },
  'card.change-pin': { permission: 'credentials 34', input: { reader, oldPin: '402861', newPin: '73950284', spendLastTry: true } },
  'card.unblock-pin': { permission: 'credentials 33', input: { reader, newPin: '739502' } },
  'reader.list': { permission: 'house diagnose', reads: true, input: {} },
  'operation.open': { permission: 'house look', reads: true, input: { operationId: ID } },
  'operation.cancel': { permission: 'house finish-operation', input: { operationId: ID } },
  'operation.finish': { permission: 'house finish-operation', input: { operationId: ID, reader } },
  'operation.discard': { permission: 'house finish-operation', input: { operationId: ID, reader } },
  'letter.print': { permission: 'house print-letter', input: card },
  'letter.confirm-printed': { permission: 'house print-letter', input: card },
  'journal.find': {
    permission: 'house journal-read',
    reads: true,
    input: { personId: ID, cardId: ID, actorId: ID, action: 'card.issue', text: 'issue', before: 100, limit: 200 },
  },
  'journal.entry': { permission: 'house journal-read', reads: true, input: { n: 1 } },
  'journal.verify': { permission: 'house journal-verify', reads: true, input: {} },
  'journal.export': { permission: 'house journal-export', input: {} },
  'option.list': { permission: 'house settings-look', reads: true, input: {} },
  'option.change': { permission: 'house options-change', input: { id: 'cards-pin-length', value: 7 } },
  'authority.open': { permission: 'house settings-look', reads: true, input: {} },
  'authority.export': { permission: 'house settings-look', input: {} },
};
