import type { ActionId, ActionInput } from '../../../core/actions/all.ts';
import { approvalOptionOf, optionById } from '../../../core/options.ts';
import { CODE_MINUTES } from '../../../electron/actions/self/one-time-code.ts';
import {
  callerCodeMail,
  cardExpiresMail,
  forgottenPasswordMail,
  newPasswordMail,
  rolesChangedMail,
  temporaryCardDueMail,
  testMail,
} from '../../../electron/mail/mails.ts';
import type { Mail } from '../../../electron/mail/outbox.ts';
import { importWaitsMail, requestDecidedMail, requestWaitsMail } from '../../../electron/mail/request-mails.ts';
import { cardTrials } from '../../use-cases/card-trials.ts';
import { callerOf } from '../../use-cases/cell-callers.ts';
import type { CellWorld } from '../../use-cases/trial.ts';
import { userTrials } from '../../use-cases/user-trials.ts';
import { handOver } from './people-file.ts';
import { APPROVER, OPERATOR } from './test-station.ts';

/** What the receiver must have read: the template's words, filled. */
export interface Expected {
  readonly template: (given: never) => Pick<Mail, 'kind' | 'subject' | 'text'>;
  readonly to: string;
  /** As the template fills them; a secret that the station made is taken from the mail itself. */
  readonly words: (text: string) => Pick<Mail, 'kind' | 'subject' | 'text'>;
}

export interface MailEvent {
  readonly what: string;
  /** Brings it about through the router. What comes before it and is mailed too is taken away by `settled`. */
  readonly happens: (world: CellWorld, settled: () => Promise<void>) => Promise<readonly Expected[]>;
}

const organisation = 'Northwind Institute';
const CALLER_CODE = /[0-9A-Y]{4} [0-9A-Y]{4}/;
const MADE_SECRET = /[a-z2-9]{4}(?:-[a-z2-9]{4}){3}/;
const found = (pattern: RegExp, text: string): string => pattern.exec(text)?.[0] ?? 'nothing of its shape';

const newPassword = (to: string): Expected => ({
  template: newPasswordMail,
  to,
  words: (text) => newPasswordMail({ organisation, password: found(MADE_SECRET, text) }),
});
const rolesChanged = (to: string, given: readonly string[], taken: readonly string[] = []): Expected => ({
  template: rolesChangedMail,
  to,
  words: () => rolesChangedMail({ organisation, given, taken }),
});
const waits = (row: number, person: string, requester: string): Expected => ({
  template: requestWaitsMail,
  to: APPROVER.email,
  words: () => requestWaitsMail({ organisation, row, person, requester }),
});
const decided = (
  row: number,
  person: string,
  more: { readonly decision: 'approved' | 'rejected'; readonly reason?: string },
): Expected => ({
  template: requestDecidedMail,
  to: OPERATOR.email,
  words: () => requestDecidedMail({ organisation, row, person, ...more }),
});

const numberOf = ({ station }: CellWorld, personId: string): string => station.store.get('person', personId)?.number ?? '';
const option = (world: CellWorld, id: string, value: boolean | string) => world.station.call('option.change', { id, value });
const somebody = ({ register }: CellWorld) => register.person('Hugo Holder', { roles: ['Self-service user'] });
const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function decide<Id extends 'request.approve' | 'request.reject'>(
  world: CellWorld,
  action: Id,
  input: ActionInput<Id>,
): Promise<void> {
  await world.station.signIn(APPROVER);
  await world.station.call(action as ActionId, input as ActionInput<ActionId>);
  await world.station.signIn(OPERATOR);
}

/** A request that the operator made, told to the approver before. */
async function askForCard(world: CellWorld, settled: () => Promise<void>) {
  const { id: personId } = somebody(world);
  const { requestId = '' } = await world.station.call('card.request', { personId, profileId: 'employee-p256' });
  await settled();
  return { requestId, person: numberOf(world, personId) };
}

async function batch(world: CellWorld, made: Promise<{ batchId: string }>): Promise<void> {
  await world.station.call('batch.run', { batchId: (await made).batchId });
}

/** Every use case that an Approver may have to decide, one person at a time; row 35 is a batch. */
const askedFor: readonly MailEvent[] = [...userTrials, ...cardTrials]
  .filter(({ row }) => row !== 35 && approvalOptionOf(row) !== undefined)
  .map((trial) => ({
    what: `row ${trial.row} is asked for`,
    happens: async (world) => {
      const { station, register } = world;
      const id = approvalOptionOf(trial.row) ?? '';
      const before = station.store.get('option', id)?.value ?? optionById(id).standard;
      await option(world, id, true);
      const caller = callerOf(register, trial.row === 19 ? 'Self-service user' : 'Operator');
      await station.signIn(caller);
      const reply = await station.ask(trial.action, trial.reach(world, trial.right[0] ?? '', caller));
      if (!reply.ok) throw new Error(`row ${trial.row} was refused: ${JSON.stringify(reply.failure)}`);
      const request = station.store.get('request', (reply.output as { readonly requestId?: string }).requestId ?? '');
      await station.signIn(OPERATOR);
      await option(world, id, before as boolean);
      return [waits(trial.row, numberOf(world, request?.personId ?? ''), station.store.get('person', caller.id)?.name ?? '')];
    },
  }));

const passwords: readonly MailEvent[] = [
  {
    what: 'somebody forgot their password',
    happens: async (world) => {
      const { email } = somebody(world);
      await world.station.call('session.sign-out', {});
      await world.station.call('self.forgot-password', { email });
      await world.station.signIn(OPERATOR);
      const words = (text: string) => forgottenPasswordMail({ organisation, code: found(MADE_SECRET, text), minutes: CODE_MINUTES });
      return [{ template: forgottenPasswordMail, to: email, words }];
    },
  },
  {
    what: 'a password is reset',
    happens: async (world) => {
      const { id: personId, email } = somebody(world);
      await world.station.call('person.reset-password', { personId, delivery: { letter: false, mail: true } });
      return [newPassword(email)];
    },
  },
  {
    what: 'passwords are reset by batch',
    happens: async (world) => {
      const people = [somebody(world), somebody(world)];
      const delivery = { letter: false, mail: true };
      await batch(world, world.station.call('batch.reset-passwords', { personIds: people.map(({ id }) => id), delivery }));
      return people.map(({ email }) => newPassword(email));
    },
  },
  {
    what: 'somebody is entered whose password goes by mail',
    happens: async (world) => {
      await option(world, 'users-password-delivery', 'email');
      await world.station.call('person.create', { name: 'Nora New', email: 'nora@example.org' });
      return [newPassword('nora@example.org')];
    },
  },
  {
    what: 'an entry is approved and the password goes by mail',
    happens: async (world, settled) => {
      await option(world, 'users-creation-approval', true);
      const { personId, requestId = '' } = await world.station.call('person.create', { name: 'Nils New', email: 'nils@example.org' });
      await option(world, 'users-creation-approval', false);
      await settled();
      await decide(world, 'request.approve', { requestId });
      await option(world, 'users-password-delivery', 'nopassword');
      return [decided(1, numberOf(world, personId), { decision: 'approved' }), newPassword('nils@example.org')];
    },
  },
];

const roles: readonly MailEvent[] = [
  {
    what: 'roles are edited by request',
    happens: async (world, settled) => {
      const { id: personId, email } = somebody(world);
      const { requestId = '' } = await world.station.call('person.edit-roles', { personId, roles: ['Mobile ID manager'] });
      await settled();
      await decide(world, 'request.approve', { requestId });
      const changed = rolesChanged(email, ['Mobile ID manager'], ['Self-service user']);
      return [decided(8, numberOf(world, personId), { decision: 'approved' }), changed];
    },
  },
  {
    what: 'roles are edited at once',
    happens: async (world) => {
      const { id: personId, email } = somebody(world);
      await option(world, 'users-edit-roles-approval', false);
      await world.station.call('person.edit-roles', { personId, roles: ['Self-service user', 'Mobile ID manager'] });
      await option(world, 'users-edit-roles-approval', true);
      return [rolesChanged(email, ['Mobile ID manager'])];
    },
  },
  {
    what: 'roles are edited by batch',
    happens: async (world) => {
      const people = [somebody(world), somebody(world)];
      const input = { personIds: people.map(({ id }) => id), give: ['Mobile ID manager'], take: [] } as const;
      await batch(world, world.station.call('batch.edit-roles', { ...input, give: [...input.give], take: [] }));
      return people.map(({ email }) => rolesChanged(email, ['Mobile ID manager']));
    },
  },
];

const requests: readonly MailEvent[] = [
  ...askedFor,
  {
    what: 'cards are asked for by batch: one mail, though several requests wait',
    happens: async (world) => {
      const people = [somebody(world), somebody(world)];
      await option(world, 'cards-batch-request-approval', true);
      const input = { personIds: people.map(({ id }) => id), profileId: 'employee-p256' };
      await batch(world, world.station.call('batch.request-cards', input));
      await option(world, 'cards-batch-request-approval', false);
      return [waits(35, numberOf(world, people[0]?.id ?? ''), OPERATOR.name)];
    },
  },
  {
    what: 'a file of people asks for approval: one mail with the count',
    happens: async (world) => {
      const { station } = world;
      await option(world, 'users-creation-approval', true);
      const importId = await handOver(station, 'people.csv', 'name,email\nIda Import,ida@example.org\nIan Import,ian@example.org\n');
      const { reading } = await station.call('import.open', { importId });
      await station.call('import.check', { importId, reading });
      await station.call('import.run', { importId });
      await option(world, 'users-creation-approval', false);
      const words = () => importWaitsMail({ organisation, importer: OPERATOR.name, requests: 2 });
      return [{ template: importWaitsMail, to: APPROVER.email, words }];
    },
  },
  {
    what: 'a request is approved',
    happens: async (world, settled) => {
      const { requestId, person } = await askForCard(world, settled);
      await decide(world, 'request.approve', { requestId });
      return [decided(26, person, { decision: 'approved' })];
    },
  },
  {
    what: 'a request is rejected',
    happens: async (world, settled) => {
      const { requestId, person } = await askForCard(world, settled);
      await decide(world, 'request.reject', { requestId, reason: 'The budget is spent' });
      return [decided(26, person, { decision: 'rejected', reason: 'The budget is spent' })];
    },
  },
];

const cards: readonly MailEvent[] = [
  {
    what: 'a card ends soon',
    happens: async (world) => {
      const { id, email } = somebody(world);
      const on = dayIn(7);
      const cardId = world.register.card(id, { state: 'active', expiresOn: on });
      const card = world.station.store.get('card', cardId)?.number ?? 0;
      return [{ template: cardExpiresMail, to: email, words: () => cardExpiresMail({ organisation, card, on }) }];
    },
  },
  {
    what: 'a temporary card is due soon',
    happens: async (world) => {
      const { id, email } = somebody(world);
      const on = dayIn(3);
      const lent = world.station.store.get('temporary-card', world.register.temporaryCard(id, { state: 'assigned', dueOn: on }));
      const words = () => temporaryCardDueMail({ organisation, card: `T-${lent?.number}`, on });
      return [{ template: temporaryCardDueMail, to: email, words }];
    },
  },
  {
    what: 'the help desk asks who is calling',
    happens: async ({ station, cardId, holderId }) => {
      const challenge = (await station.call('remote-unblock.begin', {})).challenge?.groups.join(' ') ?? '';
      await station.call('card.unblock-remote', { cardId, challenge });
      await station.call('card.check-caller', { cardId, how: 'send-mail' });
      const words = (text: string) => callerCodeMail({ organisation, code: found(CALLER_CODE, text), minutes: 10 });
      return [{ template: callerCodeMail, to: station.store.get('person', holderId)?.email ?? '', words }];
    },
  },
  {
    what: 'somebody tries the mail server',
    happens: async ({ station }) => {
      await station.call('mail.test', { to: 'who.asked@example.org' });
      return [{ template: testMail, to: 'who.asked@example.org', words: () => testMail({ organisation, station: 'Desk 1' }) }];
    },
  },
];

/** Everything that happens in the program and is told by mail. */
export const mailEvents: readonly MailEvent[] = [...passwords, ...roles, ...requests, ...cards];
