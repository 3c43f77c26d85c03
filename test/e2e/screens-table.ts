import type { Who, World } from './screens-world.ts';

/** How a screen is reached, and the words by which one knows that it has loaded. */
export interface Way {
  readonly to: (world: World) => string;
  readonly shows: RegExp | string;
  /** Who opens it; the operator where nobody is named. */
  readonly who?: Who;
  /** Identifiers and codes are what this screen is for. */
  readonly raw?: true;
}

/** One way for each path of renderer/screens.ts; the test fails where one is missing. */
export const ways: Readonly<Record<string, Way>> = {
  '/desk': { to: () => '/desk', shows: 'To produce' },
  '/': { to: () => '/', shows: 'To produce' },
  '/people': { to: () => '/people', shows: /\d+ people/ },
  '/people/new': { to: () => '/people/new', shows: 'Choose photo' },
  '/people/import': { to: () => '/people/import', shows: 'people.csv' },
  '/people/import/:importId': { to: ({ importId }) => `/people/import/${importId}`, shows: 'Check every line' },
  '/people/:personId/issue': { to: ({ person }) => `/people/${person.id}/issue`, shows: 'Card profile' },
  '/people/:personId/lend': { to: ({ person }) => `/people/${person.id}/lend`, shows: 'Which card?' },
  '/people/:personId/edit': { to: ({ person }) => `/people/${person.id}/edit`, shows: 'Sort as' },
  '/people/:personId': { to: ({ person }) => `/people/${person.id}`, shows: 'What happened' },
  '/batches': { to: () => '/batches', shows: 'Edit roles for multiple users' },
  '/batches/new': { to: () => '/batches/new', shows: 'New batch' },
  '/batches/:batchId': { to: ({ batchId }) => `/batches/${batchId}`, shows: 'Edit roles for multiple users' },
  '/reports': { to: () => '/reports', shows: 'Cards by state' },
  '/cards': { to: () => '/cards', shows: /\d+ cards/ },
  '/cards/:cardId': { to: ({ inReader }) => `/cards/${inReader.id}`, shows: 'What happened', raw: true },
  '/cards/:cardId/issue': { to: ({ toProduce }) => `/cards/${toProduce.id}/issue`, shows: 'Issue this card' },
  '/cards/:cardId/activate': { to: ({ toHandOver }) => `/cards/${toHandOver.id}/activate`, shows: 'Passport' },
  '/cards/:cardId/pin': { to: ({ inReader }) => `/cards/${inReader.id}/pin`, shows: /tries left/ },
  '/cards/:cardId/unblock': { to: ({ inReader }) => `/cards/${inReader.id}/unblock`, shows: 'New PIN' },
  '/cards/:cardId/unblock-remote': { to: ({ inReader }) => `/cards/${inReader.id}/unblock-remote`, shows: /Nothing is given out/ },
  '/operations/:operationId': { to: ({ operationId }) => `/operations/${operationId}`, shows: /is issued$/ },
  '/requests': { to: () => '/requests', shows: /Requested by|asked/i, who: 'approver' },
  '/requests/:requestId': { to: ({ toDecide }) => `/requests/${toDecide.id}`, shows: /Approve/, who: 'approver' },
  '/temporary-cards': { to: () => '/temporary-cards', shows: /^T-\d+/ },
  '/temporary-cards/:temporaryCardId': {
    to: (world) => `/temporary-cards/${world.lentTemporaryCardId}`,
    shows: 'What happened',
    raw: true,
  },
  '/temporary-cards/:temporaryCardId/assign': {
    to: (world) => `/temporary-cards/${world.freeTemporaryCardId}/assign`,
    shows: /^Put/,
  },
  '/temporary-cards/:temporaryCardId/extend': {
    to: (world) => `/temporary-cards/${world.lentTemporaryCardId}/extend`,
    shows: /^Put/,
  },
  '/readers/:reader': { to: ({ blankReader }) => `/readers/${encodeURIComponent(blankReader)}`, shows: 'Objects', raw: true },
  '/access': { to: () => '/access', shows: 'Your service points' },
  '/raids': { to: () => '/raids', shows: 'Reef soundscapes' },
  '/raids/new': { to: () => '/raids/new', shows: 'Mint RAiD' },
  '/raids/:raidId': { to: ({ raidId }) => `/raids/${raidId}`, shows: 'About it' },
  '/raids/:raidId/edit': { to: ({ raidId }) => `/raids/${raidId}/edit`, shows: 'Save version' },
  '/raids/:raidId/history': { to: ({ raidId }) => `/raids/${raidId}/history`, shows: 'Version 1' },
  '/raids/:raidId/compare': { to: ({ raidId }) => `/raids/${raidId}/compare`, shows: /fields? differ/ },
  '/service-points': { to: () => '/service-points', shows: 'South campus' },
  '/service-points/new': { to: () => '/service-points/new', shows: 'Search words' },
  '/service-points/:servicePointId': { to: ({ otherPointId }) => `/service-points/${otherPointId}`, shows: 'What happened' },
  '/service-points/:servicePointId/edit': { to: ({ otherPointId }) => `/service-points/${otherPointId}/edit`, shows: 'Search words' },
  '/service-points/:servicePointId/staff': { to: ({ otherPointId }) => `/service-points/${otherPointId}/staff`, shows: 'Who works here' },
  '/service-points/:servicePointId/keys': { to: ({ ownPointId }) => `/service-points/${ownPointId}/keys`, shows: 'Last use' },
  '/mine/card': { to: () => '/mine/card', shows: 'My card in this reader' },
  '/mine': { to: () => '/mine', shows: /Olga Operator/ },
  '/journal': { to: () => '/journal', shows: /signed in/ },
  '/journal/:n': { to: () => '/journal/40', shows: /40/, raw: true },
  '/roles': { to: () => '/roles', shows: 'Operator' },
  '/sync/stations': { to: () => '/sync/stations', shows: /works alone/ },
  '/sync': { to: () => '/sync', shows: /works alone/ },
  '/settings': { to: () => '/settings', shows: 'Version', raw: true },
};
