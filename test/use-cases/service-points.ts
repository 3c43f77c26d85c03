import type { TestLink, UseCase } from './use-case.ts';

const points = (title: string): TestLink => ['e2e/service-points.test.ts', title];
const raids = (title: string): TestLink => ['e2e/raids.test.ts', title];
const staffRules = (title: string): TestLink => ['electron/station/service-points-staff.test.ts', title];
const provider = (title: string): TestLink => ['electron/station/sign-in-provider.test.ts', title];

const BECOMES = 'row %i: becomes %s, by the keyboard alone';
const DISABLED = 'row %i: a %s is disabled after saying what that does, and enabled again, by the keyboard alone';
const OF_THEM = 'row %i: of what may be done with %s, a %s, nothing takes them away';
const OF_IT = 'row %i: %s has nothing to press for it, also where all are listed';

export interface PointUseCase extends UseCase {
  /** What the row's test in the window takes pictures of, in every size and scheme, and has judged by axe. */
  readonly picture: string;
}

/** A row that nobody may do has neither action nor screen: what shows it is that there is nothing to press. */
const nobodys = (row: number, ...tests: readonly TestLink[]): PointUseCase => ({
  row,
  actions: [],
  screens: [],
  tests,
  picture: `nothing-deleted-${row}`,
});

/** The 22 rows of the second published table, in its order: each with the test in the window in which a person does it. */
export const pointUseCases: readonly PointUseCase[] = [
  {
    row: 1,
    actions: ['access.open'],
    screens: ['access/access'],
    tests: [
      points('row 1: signs in and finds the request, their own things, and nothing else'),
      provider('finds the person by an address that the provider verified, whoever is let in nowhere asks to be let in'),
    ],
    picture: 'access-nowhere',
  },
  {
    row: 2,
    actions: ['access.request'],
    screens: ['access/ask-for-access'],
    tests: [
      points('row 2: asks by the keyboard alone, sees that it waits, and changes what they wrote'),
      staffRules('asks once, again while it waits, and works at once where somebody approves'),
    ],
    picture: 'access-waiting',
  },
  {
    row: 3,
    actions: ['access-request.approve', 'access-request.reject', 'membership.authorise'],
    screens: ['service-point/access-requests', 'service-point/let-in'],
    tests: [points('row 3: is let in with one key, and another is not, with a reason that they read')],
    picture: 'staff-waiting',
  },
  { row: 4, actions: ['membership.change-role'], screens: ['service-point/staff-row'], tests: [points(BECOMES)], picture: 'staff-role-4' },
  { row: 5, actions: ['membership.change-role'], screens: ['service-point/staff-row'], tests: [points(BECOMES)], picture: 'staff-role-5' },
  { row: 6, actions: ['membership.change-role'], screens: ['service-point/staff-row'], tests: [points(BECOMES)], picture: 'staff-role-6' },
  {
    row: 7,
    actions: ['membership.enable', 'membership.disable'],
    screens: ['service-point/staff-row'],
    tests: [points('row 7: a Registry operator is disabled and enabled by the keyboard alone; the last one is not, and it is said why')],
    picture: 'staff-last-holder',
  },
  {
    row: 8,
    actions: ['membership.authorise', 'access-request.approve', 'access-request.reject'],
    screens: ['service-point/let-in', 'service-point/access-requests'],
    tests: [points('row 8: is let into a second service point, and switches there, by the keyboard alone')],
    picture: 'staff-second-point',
  },
  {
    row: 9,
    actions: ['membership.enable', 'membership.disable'],
    screens: ['service-point/staff-row'],
    tests: [points(DISABLED)],
    picture: 'staff-disabling-9',
  },
  {
    row: 10,
    actions: ['membership.enable', 'membership.disable'],
    screens: ['service-point/staff-row'],
    tests: [points(DISABLED)],
    picture: 'staff-disabling-10',
  },
  nobodys(11, points(OF_THEM)),
  nobodys(12, points(OF_THEM)),
  nobodys(13, points(OF_THEM)),
  {
    row: 14,
    actions: ['service-point.create'],
    screens: ['service-point/new-service-point'],
    tests: [points('row 14: a new one is made by the keyboard alone, and every fault is told at its field at once')],
    picture: 'service-point-faults',
  },
  {
    row: 15,
    actions: ['service-point.enable', 'service-point.disable'],
    screens: ['service-point/service-point'],
    tests: [points('row 15: is disabled after saying what that does, and enabled again, by the keyboard alone')],
    picture: 'service-point-disabled',
  },
  {
    row: 16,
    actions: ['service-point.update'],
    screens: ['service-point/edit-service-point'],
    tests: [points('row 16: is changed, the prefix stays; writing by API alone is said')],
    picture: 'service-point-by-api',
  },
  nobodys(17, points(OF_IT)),
  {
    row: 18,
    actions: ['api-key.create'],
    screens: ['service-point/new-key'],
    tests: [points('row 18: is made, shown once, extended, disabled and enabled')],
    picture: 'api-key-shown-once',
  },
  nobodys(19, points(OF_IT)),
  {
    row: 20,
    actions: ['raid.mint', 'raid.save-draft'],
    screens: ['raid/new-raid'],
    tests: [
      raids('tells everything to mend at once, at its fields and in a list that leads there'),
      raids('is kept as a draft with its embargo half said, and lies there after the station was locked'),
      raids('is minted by the keyboard alone once it is right'),
    ],
    picture: 'raid-page',
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
    picture: 'raid-stale',
  },
  nobodys(22, raids('has nothing to press to delete one, and says where only a program writes')),
];

/** Rows of whose test in the window this run has no picture, by the names of those that were taken. */
export function pointRowsWithoutAPicture(pictures: readonly string[]): readonly string[] {
  const isThere = (picture: string): boolean => pictures.includes(`${picture}-light-1280x800.png`);
  return pointUseCases
    .filter(({ picture }) => !isThere(picture))
    .map(({ row, picture }) => `service points, row ${row}: no picture “${picture}” was taken in the window`);
}
