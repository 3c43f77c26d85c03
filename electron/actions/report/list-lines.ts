import { credentialTable } from '../../../core/roles/credential-table.ts';
import type { Parts } from '../handler.ts';
import { batchSummary } from '../batch/batch-summary.ts';
import { beginnings, behind } from '../journal/find.ts';
import { factView } from '../view/fact-view.ts';
import { csvLine } from './csv-line.ts';

export interface Asked {
  readonly text: string;
  readonly servicePointId: string;
  readonly states?: readonly string[] | undefined;
  readonly sort?: { readonly by: string; readonly down: boolean } | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Lines of one window of a list, and what leads to the next one. */
export interface Lines {
  readonly lines: readonly string[];
  readonly last: string | undefined;
}

interface ExportedList {
  readonly head: readonly string[];
  readonly lines: (asked: Asked, parts: Parts) => Lines;
}

function linesOf<Row extends { readonly id: string }>(rows: readonly Row[], fields: (row: Row) => readonly string[]): Lines {
  return { lines: rows.map((row) => csvLine(fields(row))), last: rows.at(-1)?.id };
}

/** How the list is shown; by its first column where it cannot be shown so. */
function sorted<const Sort extends string>(
  { sort }: Asked,
  sorts: readonly [Sort, ...Sort[]],
): { readonly sort: Sort; readonly down: boolean } {
  const by = sorts.find((one) => one === sort?.by);
  return by === undefined ? { sort: sorts[0], down: false } : { sort: by, down: sort?.down ?? false };
}

const dayOf = (at: string): string => at.slice(0, 10);

/** Every list that can be taken out, by its name: the columns, and a window of it. */
export const exportedLists = {
  people: {
    head: ['number', 'name', 'email', 'title', 'unit', 'state', 'since'],
    lines: (asked, { store }) =>
      linesOf(
        store.people.window({ ...asked, ...sorted(asked, ['name', 'number', 'since']) }),
        ({ number, name, email, title = '', unit = '', state, createdAt }) => [number, name, email, title, unit, state, dayOf(createdAt)],
      ),
  },
  cards: {
    head: ['number', 'holder', 'profile', 'state', 'issued', 'expires', 'chip'],
    lines: (asked, { store }) =>
      linesOf(
        store.cards.window({ ...asked, ...sorted(asked, ['number', 'expires']) }),
        ({ number, personId, profileId, state, issuedAt = '', expiresOn = '', chip = '' }) => [
          String(number),
          store.people.nameOf(personId),
          profileId,
          state,
          dayOf(issuedAt),
          expiresOn,
          chip,
        ],
      ),
  },
  'temporary-cards': {
    head: ['number', 'holder', 'profile', 'state', 'due', 'chip'],
    lines: (asked, { store }) =>
      linesOf(
        store.temporaryCards.window({ ...asked, ...sorted(asked, ['number', 'due']) }),
        ({ number, personId, profileId, state, dueOn = '', chip = '' }) => [
          `T-${number}`,
          personId === undefined ? '' : store.people.nameOf(personId),
          profileId,
          state,
          dueOn,
          chip,
        ],
      ),
  },
  requests: {
    head: ['for', 'use case', 'asked by', 'asked', 'state', 'decided by', 'decided'],
    lines: (asked, { store }) =>
      linesOf(store.requests.window({ ...asked, ...sorted(asked, ['since']) }), (request) => [
        store.people.nameOf(request.personId),
        credentialTable.find(({ row }) => row === request.row)?.useCase ?? '',
        store.people.nameOf(request.requesterId),
        request.requestedAt,
        request.state,
        request.decidedBy === undefined ? '' : store.people.nameOf(request.decidedBy),
        request.decidedAt ?? '',
      ]),
  },
  batches: {
    head: ['order', 'made by', 'made', 'waiting', 'done', 'failed', 'passed over'],
    lines: (asked, parts) =>
      linesOf(
        parts.store.batches.window({ ...asked, ...sorted(asked, ['made']) }).map((batch) => batchSummary(batch, parts)),
        ({ useCase, madeByName, madeAt, waiting, done, failed, passedOver }) => [
          useCase,
          madeByName,
          madeAt,
          ...[waiting, done, failed, passedOver].map(String),
        ],
      ),
  },
  journal: {
    head: ['epoch', 'number', 'at', 'who', 'action', 'about'],
    lines: ({ servicePointId, states, text, after, limit }, { store }) => {
      const found = store.facts.find({
        servicePointIds: [servicePointId],
        limit,
        ...(text.trim() === '' ? {} : { text }),
        ...(states === undefined ? {} : { beginnings: states.flatMap((kind) => beginnings[kind as 'person'] ?? []) }),
        ...behind(after, false),
      });
      const last = found.at(-1)?.fact;
      return {
        lines: found.map(({ fact }) => {
          const { whoName, subject } = factView(fact, store);
          return csvLine([String(fact.epoch), String(fact.n), fact.at, whoName, fact.action, subject?.name ?? '']);
        }),
        last: last === undefined ? undefined : `${last.epoch}.${last.n}`,
      };
    },
  },
} as const satisfies Record<string, ExportedList>;
