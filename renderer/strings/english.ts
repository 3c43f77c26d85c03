import { actions } from './en/actions.ts';
import { batches } from './en/batches.ts';
import { repair } from './en/backup.ts';
import { call } from './en/call.ts';
import { card } from './en/card.ts';
import { chip } from './en/chip.ts';
import { desk } from './en/desk.ts';
import { diagnosis } from './en/diagnosis.ts';
import { failures } from './en/failures.ts';
import { firstStart, recovery, signIn } from './en/first-start.ts';
import { frame } from './en/frame.ts';
import { imports } from './en/imports.ts';
import { issue } from './en/issue.ts';
import { journal } from './en/journal.ts';
import { options } from './en/options.ts';
import { mobileIds } from './en/mobile-ids.ts';
import { people } from './en/people.ts';
import { access, apiKeys, points, staff } from './en/points.ts';
import { photo } from './en/photo.ts';
import { activate, pin } from './en/pin.ts';
import { raids } from './en/raids.ts';
import { reader } from './en/reader.ts';
import { refusals } from './en/refusals.ts';
import { lists, reports } from './en/reports.ts';
import { requests } from './en/requests.ts';
import { roles } from './en/roles.ts';
import { self } from './en/self.ts';
import { settings } from './en/settings.ts';
import { states } from './en/states.ts';
import { sync } from './en/sync.ts';
import { temporaryCards } from './en/temporary-cards.ts';

/** All words of the screens, one file per page; another language is another folder with the same files. */
export const english = {
  access,
  actions,
  apiKeys,
  activate,
  batches,
  call,
  card,
  chip,
  desk,
  diagnosis,
  failures,
  firstStart,
  frame,
  imports,
  issue,
  journal,
  options,
  mobileIds,
  people,
  photo,
  pin,
  points,
  raids,
  reader,
  recovery,
  repair,
  refusals,
  lists,
  reports,
  requests,
  roles,
  self,
  settings,
  signIn,
  staff,
  states,
  sync,
  temporaryCards,
} as const;
