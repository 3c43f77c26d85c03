import type { ActionId } from '../../../core/actions/all.ts';
import type { Aim, Maker } from './aim.ts';
import { aRaid } from './raid-bodies.ts';

type PointAction =
  | 'session.sign-in-through-provider'
  | Extract<
      ActionId,
      `${'sign-in' | 'sync' | 'central' | 'registry' | 'access' | 'access-request' | 'membership' | 'service-point' | 'api-key' | 'raid'}.${string}`
    >;

const somebody = ({ register, servicePointId }: Aim): string => register.person('Sam Somebody', { servicePointId }).id;
const point = ({ servicePointId }: Aim) => ({ servicePointId });
const accessRequest = (aim: Aim) => ({ accessRequestId: aim.register.accessRequest(somebody(aim), aim.servicePointId) });
const membership = (state: 'enabled' | 'disabled') => (aim: Aim) => ({
  membershipId: aim.register.membership(somebody(aim), { servicePointId: aim.servicePointId, state }),
});
const key = (enabled: boolean) => (aim: Aim) => ({
  apiKeyId: aim.register.apiKey(aim.holder, { servicePointId: aim.servicePointId, enabled }),
});
const raid = (aim: Aim) => ({ raidId: aim.register.raid(aim.servicePointId) });
const fields = ({ register }: Aim) => ({
  name: `Point ${register.next()}`,
  adminEmail: 'head@example.org',
  techEmail: 'tech@example.org',
  identifierOwner: 'https://ror.org/00rqy9422',
  appWritesEnabled: true,
});

/** Messages about new records of the aim's service point. */
export const lawfulPointInputs: { readonly [Id in PointAction]: Maker<Id> } = {
  'session.sign-in-through-provider': () => ({ stop: true }),
  'sync.open': () => ({}),
  'sync.enrol': () => ({ apiKeySecret: 'an API key of the server' }),
  'sync.now': () => ({}),
  'sync.go-on': () => ({}),
  'sync.witness-anew': () => ({}),
  'sync.along': () => ({}),
  'sync.take-along': () => ({ days: 30, requests: true, temporaryCards: 3 }),
  'sync.bring-back': () => ({}),
  'sync.stations': () => ({}),
  'sync.cases': () => ({ open: true }),
  'sync.settle-case': () => ({ seq: 1 }),
  'central.open': () => ({}),
  'central.change-server': () => ({ inUse: false, address: 'http://127.0.0.1:9' }),
  'central.sign-in': () => ({ serverPassword: 'a password at the server' }),
  'registry.open': () => ({}),
  'registry.change-registrar': () => ({
    inUse: true,
    api: 'http://127.0.0.1:9',
    account: 'NORTH',
    prefix: '10.5072',
    memberPassword: 'a password of DataCite',
  }),
  'registry.change-resolvers': () => ({}),
  'sign-in.provider': () => ({}),
  'sign-in.change-provider': () => ({ inUse: true, name: 'Northwind', issuer: 'https://login.example.org', clientId: 'desk' }),
  'access.open': () => ({}),
  'access.request': (aim) => ({ ...point(aim), comments: 'I start on Monday' }),
  'access-request.approve': accessRequest,
  'access-request.reject': (aim) => ({ ...accessRequest(aim), reason: 'Ask elsewhere.' }),
  'membership.find': point,
  'membership.candidates': (aim) => ({ ...point(aim), text: '' }),
  'membership.authorise': (aim) => ({ ...point(aim), personId: somebody(aim), role: 'service-point-user' }),
  'membership.change-role': (aim) => ({ ...membership('enabled')(aim), role: 'service-point-admin' }),
  'membership.enable': membership('disabled'),
  'membership.disable': membership('enabled'),
  'service-point.find': () => ({}),
  'service-point.open': point,
  'service-point.create': (aim) => ({ ...fields(aim), enabled: true }),
  'service-point.enable': (aim) => ({ servicePointId: aim.register.servicePoint(`Closed ${aim.register.next()}`, false) }),
  'service-point.disable': (aim) => ({ servicePointId: aim.register.servicePoint(`Open ${aim.register.next()}`) }),
  'service-point.update': (aim) => ({ servicePointId: aim.register.servicePoint(`Other ${aim.register.next()}`), ...fields(aim) }),
  'api-key.find': point,
  'api-key.create': (aim) => ({ ...point(aim), subject: `Harvester ${aim.register.next()}`, role: 'service-point-user' }),
  'api-key.enable': key(false),
  'api-key.disable': key(true),
  'api-key.extend': key(true),
  'raid.find': () => ({ limit: 10 }),
  'raid.find-person': () => ({ text: 'ada' }),
  'raid.export-list': () => ({ text: '' }),
  'raid.open': raid,
  'raid.history': raid,
  'raid.compare': (aim) => ({ ...raid(aim), from: 1, to: 1 }),
  'raid.save-draft': () => ({ draftId: null, metadata: {}, people: [] }),
  'raid.mint': () => ({ draftId: null, metadata: aRaid(), people: [] }),
  'raid.edit': (aim) => ({ ...raid(aim), version: 1, metadata: aRaid('Another title'), people: [] }),
};
