import type { Card, Person } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { nextOf } from '../view/window.ts';
import { csvLine } from './csv-line.ts';

const WINDOW = 1000;
const heads = {
  people: ['number', 'name', 'email', 'title', 'unit', 'state', 'since'],
  cards: ['number', 'holder', 'profile', 'state', 'issued', 'expires', 'chip'],
} as const;

/** One window of the list as lines of CSV, the first with its head; the first is a fact. */
export const reportExportList: Handler<'report.export-list'> = (call, { store }) => {
  const { list, text, states, after } = call.input;
  const servicePointId = required(call.subject.servicePointId, 'a service point');
  const query = { text, servicePointId, states, down: false, limit: WINDOW, after };
  const found =
    list === 'people'
      ? peopleLines(store.people.window({ ...query, sort: 'name' }))
      : cardLines(store.cards.window({ ...query, sort: 'number' }), store);
  const lines = after === undefined ? [csvLine(heads[list]), ...found.lines] : found.lines;
  if (after === undefined)
    store.transact((writer) => {
      writer.append(factOf(call, 'report.export-list', { note: { list }, changes: [] }));
    });
  return { text: lines.join(''), rows: found.rows.length, ...nextOf(found.rows, WINDOW) };
};

interface Found {
  readonly rows: readonly { readonly id: string }[];
  readonly lines: readonly string[];
}

function peopleLines(rows: readonly Person[]): Found {
  const lines = rows.map(({ number, name, email, title = '', unit = '', state, createdAt }) =>
    csvLine([number, name, email, title, unit, state, createdAt.slice(0, 10)]),
  );
  return { rows, lines };
}

function cardLines(rows: readonly Card[], store: StoreReader): Found {
  const lines = rows.map(({ number, personId, profileId, state, issuedAt = '', expiresOn = '', chip = '' }) =>
    csvLine([String(number), store.people.nameOf(personId), profileId, state, issuedAt.slice(0, 10), expiresOn, chip]),
  );
  return { rows, lines };
}
