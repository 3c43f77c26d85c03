import type { Handler } from '../handler.ts';

export const syncStations: Handler<'sync.stations'> = (_call, { sync }) => sync.stations();
