/** What screens get to see. Flat, ready to show, no secrets; sentences are made by the screens from codes. One file per kind of thing. */
export * from './views-call.ts';
export * from './views-common.ts';
export * from './views-diagnosis.ts';
export * from './views-summary.ts';
export * from './views-reader.ts';
export * from './views-chip.ts';
export * from './views-page.ts';
export * from './views-temporary-card.ts';
export * from './views-session.ts';
export * from './views-self.ts';
export * from './views-batch.ts';
export * from './views-import.ts';
export * from './views-points.ts';
export * from './views-raid.ts';
