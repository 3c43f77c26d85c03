import { options } from '../../../core/options.ts';
import type { Handler } from '../handler.ts';

/** Every option with its value here and its standard one, and what this station is. */
export const optionList: Handler<'option.list'> = (_call, parts) => {
  const { store, house, shell } = parts;
  return {
    options: options.map((option) => ({
      id: option.id,
      value: store.get('option', option.id)?.value ?? option.standard,
      standard: option.standard,
      notOffered: option.notOffered.map(({ value, why }) => ({ value, why })),
    })),
    station: {
      id: house.station().id,
      name: house.station().name,
      dataFolder: parts.dataFolder,
      version: parts.version,
      shell: shell.kind,
      sealing: shell.sealing.sentence,
    },
    stations: store.all('station').map(({ id, name, servicePointId, enabled }) => ({
      id,
      name,
      enabled,
      servicePoint: store.get('service-point', servicePointId)?.name ?? '',
    })),
  };
};
