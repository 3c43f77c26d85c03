import type { FailureCode } from '../../../core/failures/table.ts';
import type { FailureSentences } from './failure-sentences.ts';
import { callFailures } from './failures-call.ts';
import { cardFailures } from './failures-card.ts';
import { importFailures } from './failures-import.ts';
import { kioskFailures } from './failures-kiosk.ts';
import { pointFailures } from './failures-points.ts';
import { readerFailures } from './failures-reader.ts';
import { stationFailures } from './failures-station.ts';
import { makerFailures } from './failures-makers.ts';
import { mobileFailures } from './failures-mobile.ts';
import { tokenFailures } from './failures-token.ts';
import { workFailures } from './failures-work.ts';

/** The sentences of every failure of the table. */
export const failures = {
  ...workFailures,
  ...readerFailures,
  ...cardFailures,
  ...callFailures,
  ...stationFailures,
  ...importFailures,
  ...pointFailures,
  ...tokenFailures,
  ...makerFailures,
  ...mobileFailures,
  ...kioskFailures,
} as const satisfies Record<FailureCode, FailureSentences>;
