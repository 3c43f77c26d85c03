import type { TestLink, UseCase } from './use-case.ts';

const station =
  (name: string) =>
  (title: string): TestLink => [`electron/station/${name}.test.ts`, title];
const people = station('people');
const states = station('people-states');
const approval = station('people-states-approval');
const edit = station('people-edit');
const passwords = station('people-passwords');
const roles = station('people-roles');
const lists = station('people-lists');
const self = station('people-self');
const erase = station('people-erase');
const batches = station('people-batches');
const requests = station('requests');
const window =
  (name: string) =>
  (title: string): TestLink => [`e2e/${name}.test.ts`, title];
const inWindow = window('rows-people');
const ofSelf = window('rows-self');
const ofLists = window('rows-lists');
const ofBatches = window('rows-batches');

const DONE = ['made, and offered from then on', 'changed where they stand', 'taken out of use'] as const;

/** Rows 1 to 25. */
export const userUseCases: readonly UseCase[] = [
  {
    row: 1,
    actions: ['person.create'],
    screens: ['person/new-person'],
    tests: [
      people('keeps what was typed, gives a number and the default role, and is a fact without a name in it'),
      people('waits for the approver; approved, the person is Active with the default role'),
      ['e2e/main-job.test.ts', 'enters a person'],
    ],
  },
  {
    row: 2,
    actions: ['person.deactivate'],
    screens: ['person/person', 'person/change-state'],
    tests: [
      states('takes cards and certificates along, at the authority too, and gets the default roles alone back'),
      approval('nothing changes before another person approves, and then all of it does'),
      inWindow('is deactivated, and the card in the reader with them: its certificates are on hold'),
    ],
  },
  {
    row: 3,
    actions: ['person.reactivate'],
    screens: ['person/person', 'person/change-state'],
    tests: [
      states('takes cards and certificates along, at the authority too, and gets the default roles alone back'),
      states('gets the roles that are given now, not those that were given then'),
      inWindow('is reactivated with the default roles alone, and the card in the reader is valid again'),
    ],
  },
  {
    row: 4,
    actions: ['person.lock'],
    screens: ['person/person', 'person/change-state'],
    tests: [
      states('has every card locked and every certificate revoked, for good, whatever state they were in'),
      states('may have been inactive before, and all that was asked for them ends'),
      inWindow('is locked for good, and every certificate of the card in the reader is revoked'),
    ],
  },
  {
    row: 5,
    actions: ['person.edit'],
    screens: ['person/edit-person'],
    tests: [
      edit('changes what was given, takes away what is null, and leaves the rest and the state alone'),
      edit('shows the approver what is and what will be, and saves it when approved'),
      inWindow('is edited once an approver has seen what is and what will be'),
    ],
  },
  {
    row: 6,
    actions: ['person.change-password'],
    screens: ['person/person'],
    tests: [passwords('is each role’s own row: nobody else’s'), ofSelf('an operator changes their own, on their own page')],
  },
  {
    row: 7,
    actions: ['person.reset-password'],
    screens: ['person/reset-password'],
    tests: [
      passwords('by letter: the password is on the paper alone, and the paper is destroyed once it is printed'),
      passwords('by mail: it lies sealed until it is sent, and the newest alone goes out'),
      ['e2e/main-job.test.ts', 'resets a password that nobody sees: the letter waits for a printer'],
    ],
  },
  {
    row: 8,
    actions: ['person.edit-roles'],
    screens: ['person/edit-roles'],
    tests: [
      roles('without approval gives and takes at once, tells the person by mail, and leaves house and narrower roles alone'),
      roles('with approval, as shipped, waits; what others changed meanwhile stays'),
      inWindow('has a role given, is told by mail, and keeps the roles that nobody touched'),
    ],
  },
  {
    row: 9,
    actions: ['role.upload-defaults'],
    screens: ['settings/default-roles'],
    tests: [
      roles('come from a file with or without a heading, quotes, blank lines and a mark of byte order'),
      ofLists('come from a file: one bad line is named and nothing is saved, a good file is'),
    ],
  },
  {
    row: 10,
    actions: ['role.delete-defaults'],
    screens: ['settings/default-roles'],
    tests: [
      roles('are taken out of use, made again by hand, and given to whoever is entered from then on'),
      ofLists('default roles are taken out of use'),
    ],
  },
  {
    row: 11,
    actions: ['role.create-default'],
    screens: ['settings/default-roles'],
    tests: [
      roles('are taken out of use, made again by hand, and given to whoever is entered from then on'),
      ofLists('are made by hand, and given to whoever is entered from then on'),
    ],
  },
  {
    row: 12,
    actions: ['request.abort'],
    screens: ['request/request-panel'],
    tests: [
      requests('is taken back by whoever asked, and by nobody else'),
      inWindow('whose change was asked for by mistake keeps what was: the request is taken back by whoever asked'),
    ],
  },
  ...[13, 14, 15].map((row): UseCase => {
    const action = (['reason.create', 'reason.edit', 'reason.delete'] as const)[row - 13] ?? 'reason.create';
    const title = 'are made, changed and taken out of use; what was done for one keeps the text it had';
    const seen = ofLists(`reasons are ${DONE[row - 13] ?? ''}`);
    return { row, actions: [action], screens: ['settings/reasons'], tests: [lists(title), seen] };
  }),
  ...[16, 17, 18].map((row): UseCase => {
    const action = (['identifier.create', 'identifier.edit', 'identifier.delete'] as const)[row - 16] ?? 'identifier.create';
    const title = 'are made, changed and taken out of use; a person entered with one keeps it';
    const seen = ofLists(`kinds of document are ${DONE[row - 16] ?? ''}`);
    return { row, actions: [action], screens: ['settings/identifiers'], tests: [lists(title), seen] };
  }),
  {
    row: 19,
    actions: ['self.edit-photo'],
    screens: ['self/mine'],
    tests: [
      self('without approval is there at once'),
      self('with approval, as shipped, is there once an approver has seen it beside the one before'),
      ofSelf('hold my photo: a new one waits until an approver has seen it beside the one before'),
    ],
  },
  {
    row: 20,
    actions: ['self.forgot-password', 'self.set-forgotten-password'],
    screens: ['self/forgotten-password'],
    tests: [
      passwords('is replaced by a code from a mail, once'),
      passwords('never tells whether there is such an address: answer, events and counters are the same for one that nobody has'),
      ofSelf('is forgotten: the code of a mail lets its holder choose a new one, and whoever types another address learns nothing'),
    ],
  },
  {
    row: 21,
    actions: ['self.change-password'],
    screens: ['self/mine'],
    tests: [passwords('is each role’s own row: nobody else’s'), ofSelf('hold my password: I change it myself')],
  },
  {
    row: 22,
    actions: ['self.abort-request'],
    screens: ['self/mine'],
    tests: [
      self('can be taken back until it is decided, in self-service'),
      ofSelf('hold what I asked for: I take it back, and nothing is changed'),
    ],
  },
  {
    row: 23,
    actions: ['batch.delete-people'],
    screens: ['batch/asked'],
    tests: [
      erase('erases what is personal everywhere, revokes every certificate, keeps the record, and the journal still verifies'),
      erase('passes over staff, past and present, and people who were never there'),
      ofBatches('delete people: all that is personal is erased, and staff are passed over'),
    ],
  },
  {
    row: 24,
    actions: ['batch.reset-passwords'],
    screens: ['batch/asked'],
    tests: [
      batches('tells its progress, keeps what came of each, and is run again only for those that failed'),
      ofBatches('reset passwords by mail of those that are ticked, and of nobody else'),
    ],
  },
  {
    row: 25,
    actions: ['batch.edit-roles'],
    screens: ['batch/asked'],
    tests: [
      batches('are given and taken without approval; oneself and the last of a kind are passed over'),
      ofBatches('edit roles of all that a search finds, but for oneself and the last of a kind'),
    ],
  },
];
