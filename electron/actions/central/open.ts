import { centralSetting } from '../../central/central-setting.ts';
import type { Handler } from '../handler.ts';

export const centralOpen: Handler<'central.open'> = (call, { store, central }) => {
  const setting = centralSetting(store);
  const until = central.until(call.session);
  const who = central.whoAt(call.session);
  return {
    certificate: setting?.certificate !== undefined,
    ...(setting === undefined ? {} : { address: setting.address }),
    ...(until === undefined ? {} : { until }),
    ...(who === undefined ? {} : { as: who.kind }),
  };
};
