/** All that a kiosk serves: the way in and out, and what a holder may do with their own things. A test holds each to a row of this program. */
export const atKiosk = [
  'station.status',
  'kiosk.leave',
  'session.sign-in',
  'session.sign-in-by-card',
  'session.ask-mobile-id',
  'session.sign-in-by-mobile-id',
  'session.cards-at-hand',
  'session.sign-out',
  'session.active',
  'self.forgot-password',
  'self.set-forgotten-password',
  'self.open',
  'self.readers',
  'self.edit-photo',
  'self.change-password',
  'self.abort-request',
  'self.send-proof',
  'self.prove-by-code',
  'self.prove-by-staff',
  'self.ask-mobile-id',
  'self.prove-by-mobile-id',
  'self.unblock-pin',
  'card.change-pin',
  'self.get-virtual-smart-card',
  'self.lock-virtual-smart-card',
  'self.change-virtual-pin',
  'self.get-mobile-id',
  'self.lock-mobile-id',
] as const;

export function isServedAtKiosk(action: string): boolean {
  return (atKiosk as readonly string[]).includes(action);
}
