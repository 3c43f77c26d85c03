import type { Handler } from '../handler.ts';
import { sendingOf } from '../../central/sending.ts';
import { kioskTimes } from '../kiosk/times.ts';
import { providerOf } from '../sign-in/provider.ts';
import { sessionView } from '../session/session-view.ts';

/** What the window shows first. Tells an anonymous caller the names on the door and no more. */
export const stationStatus: Handler<'station.status'> = async (_call, parts) => {
  const { founding, shell, store, sessions, version, kiosk } = parts;
  const state = founding.state();
  const { backend, strong, sentence } = shell.sealing;
  const atKiosk = kiosk.on() ? { kiosk: { ...kioskTimes(store), phones: sendingOf(store) !== undefined } } : {};
  const base = { state, version, shell: shell.kind, demo: false, sealing: { backend, strong, sentence }, ...atKiosk };
  if (state === 'first-start') return base;
  if (state === 'damaged') return { ...base, damage: await founding.damage() };
  const { house } = parts;
  const session = sessions.current();
  // What a kiosk does not serve is not offered there either.
  const demo = kiosk.on() ? undefined : store.settings.get('demo-accounts');
  const provider = kiosk.on() ? undefined : providerOf(store)?.name;
  return {
    ...base,
    organisation: house.organisation().name,
    servicePoint: store.get('service-point', house.station().servicePointId)?.name ?? '',
    stationName: house.station().name,
    ...(provider === undefined ? {} : { signInProvider: provider }),
    demo: demo !== undefined,
    ...(demo === undefined ? {} : { demoAccounts: demo as { name: string; email: string; roles: string }[] }),
    ...(session === undefined ? {} : { session: sessionView(session, parts) }),
  };
};
