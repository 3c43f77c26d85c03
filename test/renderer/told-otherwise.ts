/** Actions that make no fact, or whose fact has another name. */
export const toldOtherwise: Readonly<Record<string, string | undefined>> = {
  'sync.now': undefined,
  'station.first-start': 'station.founded',
  'station.join': 'station.joined',
  'station.join-request': undefined,
  'station.take-backup': undefined,
  'station.restore': 'station.restored',
  'station.repair': 'station.repaired',
  'session.sign-in-through-provider': 'session.sign-in',
  'session.sign-in-by-card': 'session.sign-in',
  'session.sign-in-by-mobile-id': 'session.sign-in',
  'session.ask-mobile-id': undefined,
  'self.ask-mobile-id': undefined,
  'session.switch-service-point': undefined,
  'batch.run': 'batch.delete-people',
  'operation.cancel': 'card.failed',
  ...Object.fromEntries(['remote-unblock.leave', 'remote-unblock.begin', 'card.leave-remote', 'batch.stop'].map((id) => [id, undefined])),
  ...Object.fromEntries(
    ['session.lock', 'session.unlock', 'session.unlock-by-card', 'import.take', 'import.check', 'import.stop'].map((id) => [id, undefined]),
  ),
  'operation.finish': 'card.issued',
  'operation.discard': 'card.discarded',
};
