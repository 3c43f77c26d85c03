import { mobileIdTicketMail } from '../../../electron/mail/holder-mails.ts';
import { mobileIdExpiresMail } from '../../../electron/mail/mails.ts';
import { dayIn, found, type MailEvent, option, organisation, somebody } from './mail-words.ts';
import { OPERATOR } from './test-station.ts';
import { TicketServer } from './ticket-server.ts';

const TICKET_URL = /https:\/\/id\.example\.org\/mobile#[A-Za-z]{22}/;

export const mobileEvents: readonly MailEvent[] = [
  {
    what: 'a mobile ID ends soon',
    happens: async ({ station, register, ...world }) => {
      const { id, email } = somebody({ station, register, ...world });
      const on = dayIn(14);
      const number = station.store.get('mobile-id', register.mobileId(id, { expiresOn: on }))?.number ?? 0;
      return [{ template: mobileIdExpiresMail, to: email, words: () => mobileIdExpiresMail({ organisation, number, on }) }];
    },
  },
  {
    what: 'a mobile ID is supplied whose code is not to be shown',
    happens: async (world) => {
      const { station, register } = world;
      const { id, email } = somebody(world);
      await option(world, 'mobile-id-qr-in-self-service', false);
      const server = await TicketServer.for(station);
      await station.signIn(register.person('Mona Manager', { roles: ['Mobile ID manager'], memberships: [{}] }));
      const { number } = await station.call('mobile-id.supply', { personId: id });
      await station.signIn(OPERATOR);
      await server.close();
      station.store.transact((writer) => writer.settings.remove('central-server'));
      const words = (text: string) => mobileIdTicketMail({ organisation, number, url: found(TICKET_URL, text), minutes: 60 });
      return [{ template: mobileIdTicketMail, to: email, words }];
    },
  },
];
