import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, required } from '../handler.ts';
import { ownServicePoints, sessionView } from './session-view.ts';

/** From now on works at another of one's own service points. */
export const sessionSwitchServicePoint: Handler<'session.switch-service-point'> = (call, parts) => {
  const session = required(call.session, 'a session');
  const own = ownServicePoints(session.personId, parts.store);
  if (!own.some((point) => point.id === call.input.servicePointId)) throw new Refusal('not-found');
  parts.sessions.work(call.input.servicePointId);
  return sessionView(required(parts.sessions.current(), 'a session'), parts);
};
