import type { Handler } from '../handler.ts';
import { staffCodeHash } from './staff-code.ts';

export const kioskOpen: Handler<'kiosk.open'> = (_call, { store }) => ({ staffCode: staffCodeHash(store) !== undefined });
