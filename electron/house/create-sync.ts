import { toBase64 } from '../../core/base/bytes.ts';
import type { StationEvent } from '../../core/actions/wire.ts';
import { askServer } from '../central/ask-server.ts';
import { centralSetting } from '../central/central-setting.ts';
import type { Desk } from '../desk/desk.ts';
import type { Store } from '../store/store.ts';
import { Sync } from '../sync/sync.ts';
import type { House } from './house.ts';

export interface SyncOf {
  readonly store: Store;
  readonly now: () => number;
  readonly house: () => House;
  readonly announce: (event: StationEvent) => void;
  /** Cards in readers may be others' by now. */
  readonly desk: Pick<Desk, 'recordsChanged'>;
}

/** The station's end of syncing, over what the house has. */
export function createSync({ store, now, house, announce, desk }: SyncOf): Sync {
  return new Sync({
    store,
    now,
    address: () => centralSetting(store)?.address,
    ask: (asking, as) => askServer(store, asking, as),
    station: () => {
      const { station, organisation, syncing } = house();
      const { id, name, servicePointId } = station();
      return {
        organisation: organisation().id,
        station: id,
        name,
        servicePoint: servicePointId,
        signingSpki: toBase64(syncing.signingSpki),
        sign: syncing.sign,
      };
    },
    secrets: () => {
      const { sealed, syncing } = house();
      return { open: (blobId) => sealed.open(blobId), wrapTo: syncing.wrapTo };
    },
    beginEpoch: (epoch) => house().syncing.beginEpoch(epoch),
    changed: (kinds) => {
      announce({ event: 'records', kinds: ['sync', ...kinds] });
      if (kinds.length > 0) desk.recordsChanged();
    },
  });
}
