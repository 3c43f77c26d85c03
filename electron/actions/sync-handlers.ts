import { syncAlong } from './sync/along.ts';
import { syncBringBack } from './sync/bring-back.ts';
import { syncCases } from './sync/cases.ts';
import { syncEnrol } from './sync/enrol.ts';
import { syncGoOn } from './sync/go-on.ts';
import { syncNow } from './sync/now.ts';
import { syncOpen } from './sync/open.ts';
import { syncSettleCase } from './sync/settle-case.ts';
import { syncStations } from './sync/stations.ts';
import { syncTakeAlong } from './sync/take-along.ts';
import { syncWitnessAnew } from './sync/witness-anew.ts';

/** Handlers about syncing with the other stations: a part of the whole table in all.ts. */
export const syncHandlers = {
  'sync.open': syncOpen,
  'sync.enrol': syncEnrol,
  'sync.now': syncNow,
  'sync.go-on': syncGoOn,
  'sync.witness-anew': syncWitnessAnew,
  'sync.along': syncAlong,
  'sync.take-along': syncTakeAlong,
  'sync.bring-back': syncBringBack,
  'sync.stations': syncStations,
  'sync.cases': syncCases,
  'sync.settle-case': syncSettleCase,
} as const;
