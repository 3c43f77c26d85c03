import { lazy } from 'react';
import type { Screen } from './screen.ts';
import { Access } from './screens/access/access.tsx';
import { BatchPage } from './screens/batch/batch.tsx';
import { Batches } from './screens/batch/batches.tsx';
import { NewBatch } from './screens/batch/new-batch.tsx';
import { ActivateCard } from './screens/card/activate.tsx';
import { CardPage } from './screens/card/card.tsx';
import { Cards } from './screens/card/cards.tsx';
import { IssueCard } from './screens/card/issue.tsx';
import { ImportPage } from './screens/import/import.tsx';
import { Imports } from './screens/import/imports.tsx';
import { DeskPage } from './screens/desk/desk.tsx';
import { JournalEntry } from './screens/journal/entry.tsx';
import { Journal } from './screens/journal/journal.tsx';
import { OperationPage } from './screens/operation/operation.tsx';
import { EditPerson } from './screens/person/edit-person.tsx';
import { IssueStraight } from './screens/person/issue-straight.tsx';
import { NewPerson } from './screens/person/new-person.tsx';
import { People } from './screens/person/people.tsx';
import { PersonPage } from './screens/person/person.tsx';
import { ChangePin } from './screens/pin/change-pin.tsx';
import { UnblockPin } from './screens/pin/unblock-pin.tsx';
import { UnblockRemote } from './screens/pin/unblock-remote.tsx';
import { ReaderPage } from './screens/reader/reader.tsx';
import { RequestPage } from './screens/request/request.tsx';
import { Reports } from './screens/report/reports.tsx';
import { Requests } from './screens/request/requests.tsx';
import { Roles } from './screens/roles/roles.tsx';
import { Mine } from './screens/self/mine.tsx';
import { MyCard } from './screens/self/my-card.tsx';
import { Settings } from './screens/settings/settings.tsx';
import { ApiKeys } from './screens/service-point/api-keys.tsx';
import { EditServicePoint } from './screens/service-point/edit-service-point.tsx';
import { NewServicePoint } from './screens/service-point/new-service-point.tsx';
import { ServicePointPage } from './screens/service-point/service-point.tsx';
import { ServicePoints } from './screens/service-point/service-points.tsx';
import { Staff } from './screens/service-point/staff.tsx';
import { StationsPage } from './screens/sync/stations.tsx';
import { SyncPage } from './screens/sync/sync.tsx';
import { AssignTemporaryCard, ExtendTemporaryCard } from './screens/temporary-card/lend.tsx';
import { LendTo } from './screens/temporary-card/lend-to.tsx';
import { Pool } from './screens/temporary-card/pool.tsx';
import { TemporaryCardPage } from './screens/temporary-card/temporary-card.tsx';

// The pages of RAiDs carry two whole classifications and every language's code: they come when the first of them is opened.
const raidPages = () => import('./screens/raid/pages.ts');
const raidPage = (name: keyof Awaited<ReturnType<typeof raidPages>>) => lazy(async () => ({ default: (await raidPages())[name] }));

/** Every page of the frame. The first path that fits wins. */
export const screens: readonly Screen[] = [
  { path: '/desk', rail: 'desk', action: 'desk.open', component: DeskPage },
  { path: '/', action: 'desk.open', component: DeskPage },
  { path: '/people', rail: 'people', action: 'person.find', component: People },
  { path: '/people/new', action: 'person.create', component: NewPerson },
  { path: '/people/import', action: 'import.find', component: Imports },
  { path: '/people/import/:importId', action: 'import.open', component: ImportPage },
  { path: '/people/:personId/edit', action: 'person.edit', component: EditPerson },
  { path: '/people/:personId/issue', action: 'card.issue-to-person', component: IssueStraight },
  { path: '/people/:personId/lend', action: 'temporary-card.assign', component: LendTo },
  { path: '/people/:personId', action: 'person.open', component: PersonPage },
  { path: '/cards', rail: 'cards', action: 'card.find', component: Cards },
  { path: '/cards/:cardId', action: 'card.open', component: CardPage },
  { path: '/cards/:cardId/issue', action: 'card.issue', component: IssueCard },
  { path: '/cards/:cardId/activate', action: 'card.activate', component: ActivateCard },
  { path: '/cards/:cardId/pin', action: 'card.pin-status', component: ChangePin },
  { path: '/cards/:cardId/unblock', action: 'card.unblock-pin', component: UnblockPin },
  { path: '/cards/:cardId/unblock-remote', action: 'card.unblock-remote', component: UnblockRemote },
  { path: '/operations/:operationId', action: 'operation.open', component: OperationPage },
  { path: '/requests', rail: 'requests', action: 'request.find', component: Requests },
  { path: '/requests/:requestId', action: 'request.open', component: RequestPage },
  { path: '/batches', rail: 'batches', action: 'batch.find', component: Batches },
  { path: '/batches/new', action: 'batch.find', component: NewBatch },
  { path: '/batches/:batchId', action: 'batch.open', component: BatchPage },
  { path: '/temporary-cards', rail: 'temporary-cards', action: 'temporary-card.find', component: Pool },
  { path: '/temporary-cards/:temporaryCardId', action: 'temporary-card.open', component: TemporaryCardPage },
  { path: '/temporary-cards/:temporaryCardId/assign', action: 'temporary-card.assign', component: AssignTemporaryCard },
  { path: '/temporary-cards/:temporaryCardId/extend', action: 'temporary-card.extend', component: ExtendTemporaryCard },
  { path: '/readers/:reader', action: 'card.read-chip', component: ReaderPage },
  { path: '/access', rail: 'access', outside: 'alone', action: 'access.open', component: Access },
  { path: '/mine/card', outside: 'too', action: 'self.readers', component: MyCard },
  { path: '/mine', rail: 'mine', outside: 'too', action: 'self.open', component: Mine },
  { path: '/raids', rail: 'raids', action: 'raid.find', component: raidPage('Raids') },
  { path: '/raids/new', action: 'raid.mint', component: raidPage('NewRaid') },
  { path: '/raids/:raidId', action: 'raid.open', component: raidPage('RaidPage') },
  { path: '/raids/:raidId/edit', action: 'raid.edit', component: raidPage('EditRaid') },
  { path: '/raids/:raidId/history', action: 'raid.history', component: raidPage('RaidHistory') },
  { path: '/raids/:raidId/compare', action: 'raid.compare', component: raidPage('CompareRaid') },
  { path: '/service-points', rail: 'service-points', action: 'service-point.find', component: ServicePoints },
  { path: '/service-points/new', action: 'service-point.create', component: NewServicePoint },
  { path: '/service-points/:servicePointId', action: 'service-point.open', component: ServicePointPage },
  { path: '/service-points/:servicePointId/edit', action: 'service-point.update', component: EditServicePoint },
  { path: '/service-points/:servicePointId/staff', action: 'membership.find', component: Staff },
  { path: '/service-points/:servicePointId/keys', action: 'api-key.find', component: ApiKeys },
  { path: '/reports', rail: 'reports', action: 'report.open', component: Reports },
  { path: '/journal', rail: 'journal', action: 'journal.find', component: Journal },
  { path: '/journal/:n', action: 'journal.entry', component: JournalEntry },
  { path: '/roles', rail: 'roles', action: 'session.lock', component: Roles },
  { path: '/sync/stations', action: 'sync.stations', component: StationsPage },
  { path: '/sync', action: 'sync.open', component: SyncPage },
  { path: '/settings', rail: 'settings', action: 'option.list', component: Settings },
];
