import type { Handler } from '../handler.ts';
import { reportsOf } from './reports.ts';

export const reportOpen: Handler<'report.open'> = (call, parts) => reportsOf(call.subject.servicePointId, call.input, parts);
