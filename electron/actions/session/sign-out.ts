import { type Handler, required } from '../handler.ts';

/** Ends the session and says so in the journal. */
export const sessionSignOut: Handler<'session.sign-out'> = (call, { sessions, store }) => {
  const session = required(call.session, 'a session');
  store.transact((writer) => {
    writer.append({
      kind: 'observation',
      action: 'session.sign-out',
      who: call.who,
      subject: { kind: 'person', id: session.personId },
      changes: [],
    });
  });
  sessions.close();
  return {};
};
