import type { ActionInput, ActionOutput } from '../../../core/actions/all.ts';
import type { Card } from '../../../core/records/records.ts';
import { credentialRow } from '../../../core/roles/credential-table.ts';
import type { Parts } from '../handler.ts';

const YEAR_MS = 365 * 86_400_000;

/** Counted by the database from its indexes; only what is unfinished is read as it stands. */
export function reportsOf(
  servicePointId: string | undefined,
  days: ActionInput<'report.open'>,
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
): ActionOutput<'report.open'> {
  if (servicePointId === undefined) return { cardsByState: [], issued: [], expiring: [], waiting: [], unfinished: [] };
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  const inAYear = new Date(clock.now() + YEAR_MS).toISOString().slice(0, 10);
  const unfinished = store.operations.open().filter((operation) => operation.servicePointId === servicePointId);
  return {
    cardsByState: store.reports.cardsByState(servicePointId).map(({ state, count }) => ({ state: state as Card['state'], count })),
    issued: [...store.reports.issued(servicePointId, days)],
    expiring: [...store.reports.expiring(servicePointId, { from: today, to: inAYear })],
    waiting: store.reports
      .waiting(servicePointId)
      .map(({ row, count, oldest }) => ({ useCase: credentialRow(row).useCase, count, oldest })),
    unfinished: unfinished.map(({ id, kind, step, startedAt, startedBy }) => ({
      operationId: id,
      kind,
      step,
      since: startedAt,
      operator: store.people.nameOf(startedBy),
    })),
  };
}
