import { type Language, languages } from '../../../core/records/language.ts';
import { CODE_MINUTES } from '../../../electron/actions/self/one-time-code.ts';
import { PROOF_MINUTES } from '../../../electron/actions/self/send-proof.ts';
import { forgottenPasswordMail, holderCodeMail } from '../../../electron/mail/holder-mails.ts';
import {
  batch,
  decide,
  decided,
  found,
  HOLDER_CODE,
  MADE_SECRET,
  type MailEvent,
  newPassword,
  numberOf,
  option,
  organisation,
  rolesChanged,
  somebody,
} from './mail-words.ts';
import { OPERATOR } from './test-station.ts';

/** What a holder asks for comes in the language of the page. */
const askedAtKiosk = (language: Language): readonly MailEvent[] => [
  {
    what: `somebody forgot their password, in “${language}”`,
    happens: async (world) => {
      const { email } = somebody(world);
      await world.station.call('session.sign-out', {});
      await world.station.call('self.forgot-password', { email, language });
      await world.station.signIn(OPERATOR);
      const said = (code: string) => ({ organisation, code, minutes: CODE_MINUTES });
      const words = (text: string) => forgottenPasswordMail(said(found(MADE_SECRET, text)), language);
      return [{ template: forgottenPasswordMail, to: email, words }];
    },
  },
  {
    what: `a holder who knows no PIN asks for a code, in “${language}”`,
    happens: async (world) => {
      const holder = somebody(world);
      await world.station.signIn(holder);
      await world.station.call('self.send-proof', { language });
      await world.station.signIn(OPERATOR);
      const said = (code: string) => ({ organisation, code, minutes: PROOF_MINUTES });
      const words = (text: string) => holderCodeMail(said(found(HOLDER_CODE, text)), language);
      return [{ template: holderCodeMail, to: holder.email, words }];
    },
  },
];

/** Passwords on their way to whoever they are for. */
export const passwordEvents: readonly MailEvent[] = [
  ...languages.flatMap(askedAtKiosk),
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

/** Roles, as whoever has them is told. */
export const roleEvents: readonly MailEvent[] = [
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
