import { centralSetting } from '../../central/central-setting.ts';
import type { Handler } from '../handler.ts';
import { waitingFor } from './send.ts';

export const centralOpen: Handler<'central.open'> = (call, { store, central, clock }) => {
  const setting = centralSetting(store);
  const until = central.until(call.session);
  const who = central.whoAt(call.session);
  const waits = setting === undefined ? undefined : waitingFor({ store, clock });
  return {
    certificate: setting?.certificate !== undefined,
    ...(setting === undefined ? {} : { address: setting.address }),
    ...(until === undefined ? {} : { until }),
    ...(who === undefined ? {} : { as: who.kind }),
    ...(waits === undefined ? {} : { waits }),
  };
};
