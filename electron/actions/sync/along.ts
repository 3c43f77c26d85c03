import type { Handler } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';

export const syncAlong: Handler<'sync.along'> = (_call, { store, sync }) => {
  const { here, along } = sync.along;
  return { days: Number(optionValue(store, 'offline-days')), here, ...(along === undefined ? {} : { along }) };
};
