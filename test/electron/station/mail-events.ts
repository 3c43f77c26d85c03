import { approvalOptionOf, optionById } from '../../../core/options.ts';
import { callerCodeMail, cardExpiresMail, temporaryCardDueMail, testMail } from '../../../electron/mail/mails.ts';
import { importWaitsMail } from '../../../electron/mail/request-mails.ts';
import { cardTrials } from '../../use-cases/card-trials.ts';
import { callerOf } from '../../use-cases/cell-callers.ts';
import { userTrials } from '../../use-cases/user-trials.ts';
import { mobileEvents } from './mail-events-mobile.ts';
import { passwordEvents, roleEvents } from './mail-events-people.ts';
import {
  askForCard,
  batch,
  CALLER_CODE,
  dayIn,
  decide,
  decided,
  found,
  type MailEvent,
  numberOf,
  option,
  organisation,
  somebody,
  waits,
} from './mail-words.ts';
import { handOver } from './people-file.ts';
import { APPROVER, OPERATOR } from './test-station.ts';

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
export const mailEvents: readonly MailEvent[] = [...passwordEvents, ...roleEvents, ...requests, ...cards, ...mobileEvents];
