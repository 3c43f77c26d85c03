import type { ExpectedAction } from './expected-action.ts';

const ID = '3f0e4c1a-8f43-4f0d-9a55-0d6c1f3b2a77';
const OTHER = 'b1d0a6de-52f5-4c31-8c0e-6d4c3b3f9e10';
const point = { servicePointId: ID };
const fields = {
  name: 'South campus',
  adminEmail: 'head@example.org',
  techEmail: 'tech@example.org',
  identifierOwner: 'https://ror.org/00rqy9422',
  searchContent: 'southern',
  appWritesEnabled: true,
};
const written = { metadata: { title: [] }, people: [{ contributor: 'https://orcid.org/0000-0002-1825-0097', personId: OTHER }] };

/** Of service points, staff, API keys and RAiDs, by hand from the published table of 22 actions and our house rows. */
export const expectedPointActions: Readonly<Record<string, ExpectedAction>> = {
  'access.open': { permission: 'service-points 1', reads: true, input: {} },
  'access.request': { permission: 'service-points 2', input: { ...point, comments: 'I start on Monday' } },
  'access-request.approve': {
    permission: 'service-points authorise',
    event: 'access-request approve',
    input: { accessRequestId: ID },
  },
  'session.sign-in-through-provider': { permission: 'house sign-in', session: 'anonymous', input: { stop: true } },
  'sync.open': { permission: 'house settings-look', reads: true, input: {} },
  'sync.enrol': { permission: 'house options-change', input: { apiKeySecret: 'cwk_1' } },
  'sync.now': { permission: 'house settings-look', input: {} },
  'sync.go-on': { permission: 'house options-change', input: {} },
  'sync.witness-anew': { permission: 'house options-change', input: {} },
  'sync.along': { permission: 'house settings-look', reads: true, input: {} },
  'sync.take-along': { permission: 'house take-along', input: { days: 30, requests: true, temporaryCards: 3 } },
  'sync.bring-back': { permission: 'house take-along', input: {} },
  'sync.stations': { permission: 'house settings-look', reads: true, input: {} },
  'sync.cases': { permission: 'house settings-look', reads: true, input: { open: true } },
  'sync.settle-case': { permission: 'house options-change', input: { seq: 7 } },
  'central.open': { permission: 'house sign-out', reads: true, input: {} },
  'central.change-server': {
    permission: 'house options-change',
    input: { inUse: true, address: 'https://server.example.org', certificate: 'PEM' },
  },
  'central.sign-in': { permission: 'house sign-out', input: { serverPassword: 'a password', apiKeySecret: 'cwk_1' } },
  'registry.open': { permission: 'house settings-look', reads: true, input: {} },
  'registry.change-registrar': {
    permission: 'house options-change',
    input: { inUse: true, api: 'https://api.datacite.org', account: 'NORTH', prefix: '10.5072', memberPassword: 'a password' },
  },
  'registry.change-resolvers': {
    permission: 'house options-change',
    input: {
      orcid: 'https://pub.orcid.org/v3.0',
      ror: 'https://api.ror.org/v2/organizations',
      doi: 'https://doi.org/api/handles',
      webArchive: 'https://archive.org/wayback/available',
    },
  },
  'sign-in.provider': { permission: 'house settings-look', reads: true, input: {} },
  'sign-in.change-provider': {
    permission: 'house options-change',
    input: { inUse: true, name: 'Northwind', issuer: 'https://login.example.org', clientId: 'desk', clientSecret: 'a secret' },
  },
  'access-request.reject': {
    permission: 'service-points authorise',
    event: 'access-request reject',
    input: { accessRequestId: ID, reason: 'Ask elsewhere.' },
  },
  'membership.find': { permission: 'house staff-look', reads: true, input: point },
  'membership.candidates': { permission: 'house staff-look', reads: true, input: { ...point, text: 'oka' } },
  'membership.authorise': { permission: 'service-points authorise', input: { ...point, personId: OTHER, role: 'service-point-admin' } },
  'membership.change-role': {
    permission: 'service-points change-role',
    event: 'membership change-role',
    input: { membershipId: ID, role: 'operator' },
  },
  'membership.enable': { permission: 'service-points enable-or-disable', event: 'membership enable', input: { membershipId: ID } },
  'membership.disable': { permission: 'service-points enable-or-disable', event: 'membership disable', input: { membershipId: ID } },
  'service-point.find': { permission: 'house service-points-look', reads: true, input: { text: 'south' } },
  'service-point.open': { permission: 'house service-points-look', reads: true, input: point },
  'service-point.create': { permission: 'service-points 14', input: { ...fields, enabled: true } },
  'service-point.enable': { permission: 'service-points 15', event: 'service-point enable', input: point },
  'service-point.disable': { permission: 'service-points 15', event: 'service-point disable', input: point },
  'service-point.update': { permission: 'service-points 16', event: 'service-point update', input: { ...point, ...fields } },
  'api-key.find': { permission: 'house keys-look', reads: true, input: point },
  'api-key.create': { permission: 'service-points 18', input: { ...point, subject: 'Harvester', role: 'service-point-user' } },
  'api-key.enable': { permission: 'house keys-manage', event: 'api-key enable', input: { apiKeyId: ID } },
  'api-key.disable': { permission: 'house keys-manage', event: 'api-key disable', input: { apiKeyId: ID } },
  'api-key.extend': { permission: 'house keys-manage', event: 'api-key extend', input: { apiKeyId: ID } },
  'raid.find': {
    permission: 'house raids-look',
    reads: true,
    input: { text: 'reef', states: ['open'], sort: { by: 'title', down: true }, offset: 0, limit: 50 },
  },
  'raid.find-person': { permission: 'house raids-link', reads: true, input: { text: 'ada' } },
  'raid.open': { permission: 'house raids-look', reads: true, input: { raidId: ID, version: 1 } },
  'raid.history': { permission: 'house raids-look', reads: true, input: { raidId: ID } },
  'raid.export-list': { permission: 'house raids-look', input: { text: 'reef', states: ['draft'] } },
  'raid.compare': { permission: 'house raids-look', reads: true, input: { raidId: ID, from: 1, to: 2 } },
  'raid.save-draft': { permission: 'service-points 20', input: { draftId: ID, ...written } },
  'raid.mint': { permission: 'service-points 20', input: { draftId: ID, ...written } },
  'raid.edit': { permission: 'service-points 21', event: 'raid edit', input: { raidId: ID, version: 1, ...written } },
};
