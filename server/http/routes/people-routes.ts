import { cardFind } from '../../../core/actions/card/find.ts';
import { cardOpen } from '../../../core/actions/card/open.ts';
import { personFind } from '../../../core/actions/person/find.ts';
import { personOpen } from '../../../core/actions/person/open.ts';
import { z } from 'zod';
import { email, instant, line, optionalLine, recordId } from '../../../core/records/scalars.ts';
import { cardState, certificateState, personState } from '../../../core/records/states.ts';
import type { Card, Person } from '../../../core/records/records.ts';
import type { ActionRow } from '../../../core/actions/action.ts';
import { type Change, enterToChange, enterToRead, type Read } from '../../actions/enter.ts';
import { createPerson, deactivatePerson, lockPerson, reactivatePerson } from '../../actions/people.ts';
import { HttpProblem } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { pageOf } from '../page-of.ts';

const person = z.object({
  id: recordId,
  number: z.string(),
  state: personState,
  name: z.string(),
  email: z.string(),
  phone: z.string().optional(),
  title: z.string().optional(),
  unit: z.string().optional(),
  servicePointId: recordId,
  createdAt: instant,
});
const card = z.object({
  id: recordId,
  number: z.int(),
  personId: recordId,
  servicePointId: recordId,
  profileId: z.string(),
  state: cardState,
  expiresOn: z.string().optional(),
  issuedAt: instant.optional(),
  activatedAt: instant.optional(),
});
const certificate = z.object({ slot: z.string(), serialHex: z.string(), state: certificateState, notBefore: instant, notAfter: instant });
const page = z.object({
  text: z.string().max(200).optional(),
  /** The `next` of the page before. */
  after: recordId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
const asked = ({ text = '', limit, after }: z.output<typeof page>) => ({ text, limit, ...(after === undefined ? {} : { after }) });
const idPath = z.strictObject({ id: recordId });

function personBody({
  id,
  number,
  state,
  name,
  email: address,
  phone,
  title,
  unit,
  servicePointId,
  createdAt,
}: Person): z.infer<typeof person> {
  const optional = Object.fromEntries(Object.entries({ phone, title, unit }).filter(([, value]) => value !== undefined));
  return { id, number, state, name, email: address, ...optional, servicePointId, createdAt };
}

function cardBody({
  id,
  number,
  personId,
  servicePointId,
  profileId,
  state,
  expiresOn,
  issuedAt,
  activatedAt,
}: Card): z.infer<typeof card> {
  const optional = Object.fromEntries(Object.entries({ expiresOn, issuedAt, activatedAt }).filter(([, value]) => value !== undefined));
  return { id, number, personId, servicePointId, profileId, state, ...optional };
}

const findPeople: Read<typeof personFind, { readonly people: readonly z.infer<typeof person>[]; readonly next?: string }> = {
  row: personFind,
  async read({ input, subject, world }) {
    const { servicePointId } = subject;
    if (servicePointId === undefined) return { people: [] };
    const { text } = input;
    // A whole e-mail has one owner, whom an index leads to.
    const [exact] = text.includes('@') ? await world.reads.find('person', { servicePointId, email: text.toLowerCase() }) : [];
    if (exact !== undefined) return { people: [personBody(exact)] };
    const { found, next } = await pageOf((page) => world.reads.find('person', { servicePointId, text }, page), input);
    return { people: found.map(personBody), ...(next === undefined ? {} : { next }) };
  },
};
const openPerson: Read<typeof personOpen, z.infer<typeof person>> = {
  row: personOpen,
  async read({ subject }) {
    if (subject.person === undefined) throw new HttpProblem('missing', 'There is nobody of this id.');
    return personBody(subject.person);
  },
};
const findCards: Read<typeof cardFind, { readonly cards: readonly z.infer<typeof card>[]; readonly next?: string }> = {
  row: cardFind,
  async read({ input, subject, world }) {
    const { servicePointId } = subject;
    if (servicePointId === undefined) return { cards: [] };
    const { text } = input;
    const { found, next } = await pageOf((page) => world.reads.find('card', { servicePointId, text }, page), input);
    return { cards: found.map(cardBody), ...(next === undefined ? {} : { next }) };
  },
};
const openCard: Read<typeof cardOpen, z.infer<typeof card> & { readonly certificates: readonly z.infer<typeof certificate>[] }> = {
  row: cardOpen,
  async read({ subject, world }) {
    if (subject.card === undefined) throw new HttpProblem('missing', 'There is no card of this id.');
    const held = await world.reads.find('certificate', { cardId: subject.card.id });
    const certificates = held.map(({ slot, serialHex, state, notBefore, notAfter }) => ({ slot, serialHex, state, notBefore, notAfter }));
    return { ...cardBody(subject.card), certificates };
  },
};

function changeState<Row extends ActionRow>(change: Change<Row>, verb: string, summary: string): Route {
  return route({
    method: 'POST',
    path: `/people/:id/${verb}`,
    summary,
    tag: 'People',
    params: idPath,
    body: z.strictObject({ reasonId: recordId }),
    success: { status: 200, value: z.object({ requestId: recordId.optional() }) },
    problems: ['invalid', 'json', 'media', 'missing', 'conflict'],
    handle: async ({ params, body, claimed, world }) => ({
      status: 200,
      value: await enterToChange(change, { personId: params.id, ...body }, { claimed, world }),
    }),
  });
}

export const peopleRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/people',
    summary: 'People of the service point where one works, by name, e-mail or number',
    tag: 'People',
    query: page,
    success: { status: 200, value: z.object({ people: z.array(person), next: recordId.optional() }) },
    problems: ['invalid'],
    handle: async ({ query, claimed, world }) => ({
      status: 200,
      value: await enterToRead(findPeople, asked(query), { claimed, world }),
    }),
  }),
  route({
    method: 'POST',
    path: '/people',
    summary: 'Enter a person (row 1 of the first table)',
    tag: 'People',
    body: z.strictObject({ name: line(200), email, phone: optionalLine(40), title: optionalLine(100), unit: optionalLine(100) }),
    success: { status: 201, value: z.object({ personId: recordId, requestId: recordId.optional() }) },
    problems: ['invalid', 'json', 'media', 'conflict'],
    handle: async ({ body, claimed, world }) => ({ status: 201, value: await enterToChange(createPerson, body, { claimed, world }) }),
  }),
  route({
    method: 'GET',
    path: '/people/:id',
    summary: 'One person',
    tag: 'People',
    params: idPath,
    success: { status: 200, value: person },
    problems: ['invalid', 'missing'],
    handle: async ({ params, claimed, world }) => ({
      status: 200,
      value: await enterToRead(openPerson, { personId: params.id }, { claimed, world }),
    }),
  }),
  changeState(deactivatePerson, 'deactivate', 'Deactivate a person (row 2 of the first table)'),
  changeState(reactivatePerson, 'reactivate', 'Reactivate a person (row 3 of the first table)'),
  changeState(lockPerson, 'lock', 'Lock a person, for good (row 4 of the first table)'),
  route({
    method: 'GET',
    path: '/cards',
    summary: 'Cards of the service point where one works, by number',
    tag: 'Cards',
    query: page,
    success: { status: 200, value: z.object({ cards: z.array(card), next: recordId.optional() }) },
    problems: ['invalid'],
    handle: async ({ query, claimed, world }) => ({
      status: 200,
      value: await enterToRead(findCards, asked(query), { claimed, world }),
    }),
  }),
  route({
    method: 'GET',
    path: '/cards/:id',
    summary: 'One card, with its certificates',
    tag: 'Cards',
    params: idPath,
    success: { status: 200, value: card.extend({ certificates: z.array(certificate) }) },
    problems: ['invalid', 'missing'],
    handle: async ({ params, claimed, world }) => ({
      status: 200,
      value: await enterToRead(openCard, { cardId: params.id }, { claimed, world }),
    }),
  }),
];
