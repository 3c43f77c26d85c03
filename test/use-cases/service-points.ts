import type { TestLink, UseCase } from './use-case.ts';

const points = (title: string): TestLink => ['e2e/service-points.test.ts', title];
const raids = (title: string): TestLink => ['e2e/raids.test.ts', title];
const staffRules = (title: string): TestLink => ['electron/station/service-points-staff.test.ts', title];
const provider = (title: string): TestLink => ['electron/station/sign-in-provider.test.ts', title];

const BECOMES = 'row %i: becomes %s';
const DISABLED = 'row %i: a %s is disabled after saying what that does, and enabled again';
const NOTHING_DELETED = '%s have nothing to press for it';

/** A row that nobody may do has neither action nor screen: what shows it is that there is nothing to press. */
const nobodys = (row: number, ...tests: readonly TestLink[]): UseCase => ({ row, actions: [], screens: [], tests });

/** The 22 rows of the second published table, in its order: each with the test in the window in which a person does it. */
export const pointUseCases: readonly UseCase[] = [
  {
    row: 1,
    actions: ['access.open'],
    screens: ['access/access'],
    tests: [
      points('row 1: signs in and finds the request, their own things, and nothing else'),
      provider('finds the person by an address that the provider verified, whoever is let in nowhere asks to be let in'),
    ],
  },
  {
    row: 2,
    actions: ['access.request'],
    screens: ['access/ask-for-access'],
    tests: [
      points('row 2: asks by the keyboard alone, sees that it waits, and changes what they wrote'),
      staffRules('asks once, again while it waits, and works at once where somebody approves'),
    ],
  },
  {
    row: 3,
    actions: ['access-request.approve', 'access-request.reject', 'membership.authorise'],
    screens: ['service-point/access-requests', 'service-point/let-in'],
    tests: [points('row 3: is let in with one key, and another is not, with a reason that they read')],
  },
  { row: 4, actions: ['membership.change-role'], screens: ['service-point/staff-row'], tests: [points(BECOMES)] },
  { row: 5, actions: ['membership.change-role'], screens: ['service-point/staff-row'], tests: [points(BECOMES)] },
  { row: 6, actions: ['membership.change-role'], screens: ['service-point/staff-row'], tests: [points(BECOMES)] },
  {
    row: 7,
    actions: ['membership.enable', 'membership.disable'],
    screens: ['service-point/staff-row'],
    tests: [points('row 7: a Registry operator is disabled and enabled; the last one is not, and it is said why')],
  },
  {
    row: 8,
    actions: ['membership.authorise', 'access-request.approve', 'access-request.reject'],
    screens: ['service-point/let-in', 'service-point/access-requests'],
    tests: [points('row 8: is let into a second service point, and switches there')],
  },
  { row: 9, actions: ['membership.enable', 'membership.disable'], screens: ['service-point/staff-row'], tests: [points(DISABLED)] },
  { row: 10, actions: ['membership.enable', 'membership.disable'], screens: ['service-point/staff-row'], tests: [points(DISABLED)] },
  nobodys(11, points(NOTHING_DELETED)),
  nobodys(12, points(NOTHING_DELETED)),
  nobodys(13, points(NOTHING_DELETED)),
  {
    row: 14,
    actions: ['service-point.create'],
    screens: ['service-point/new-service-point'],
    tests: [points('row 14: a new one is made by the keyboard alone, and every fault is told at its field at once')],
  },
  {
    row: 15,
    actions: ['service-point.enable', 'service-point.disable'],
    screens: ['service-point/service-point'],
    tests: [points('row 15: is disabled after saying what that does, and enabled again')],
  },
  {
    row: 16,
    actions: ['service-point.update'],
    screens: ['service-point/edit-service-point'],
    tests: [points('row 16: is changed, the prefix stays; writing by API alone is said')],
  },
  nobodys(17, points(NOTHING_DELETED)),
  {
    row: 18,
    actions: ['api-key.create'],
    screens: ['service-point/new-key'],
    tests: [points('row 18: is made, shown once, extended, disabled and enabled')],
  },
  nobodys(19, points(NOTHING_DELETED)),
  {
    row: 20,
    actions: ['raid.mint', 'raid.save-draft'],
    screens: ['raid/new-raid'],
    tests: [
      raids('tells everything to mend at once, at its fields and in a list that leads there'),
      raids('is kept as a draft with its embargo half said, and lies there after the station was locked'),
      raids('is minted by the keyboard alone once it is right'),
    ],
  },
  {
    row: 21,
    actions: ['raid.edit'],
    screens: ['raid/edit-raid'],
    tests: [
      raids('takes related objects from a sheet, and says which rows it could not read'),
      raids('says where nothing differs, and makes no version'),
      raids('that a program saved meanwhile loses neither change; of what both changed, one chooses'),
      raids('has every version in words, with its patch, and two of them side by side'),
      raids('is closed for a while with a reason, at most 18 months'),
    ],
  },
  nobodys(22, raids('has nothing to press to delete one, and says where only a program writes')),
];
