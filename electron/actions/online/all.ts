import type { ActionId } from '../../../core/actions/all.ts';
import type { Handler } from '../handler.ts';
import { accessRequestOnline } from './access.ts';
import { createKeyOnline, disableKeyOnline, enableKeyOnline, extendKeyOnline } from './api-keys.ts';
import { deactivateOnline, lockOnline, reactivateOnline } from './person-state.ts';
import { editOnline, findOnline, mintOnline, openOnline } from './raids.ts';
import { abortOwnOnline, abortRequestOnline, approveRequestOnline, rejectRequestOnline } from './requests.ts';
import { createPointOnline, disablePointOnline, enablePointOnline, updatePointOnline } from './service-points.ts';
import { approveOnline, authoriseOnline, changeRoleOnline, disableOnline, enableOnline, rejectOnline } from './staff.ts';

/** What a station with a central server does there first, or not at all: in place of the handler of the same action. */
export const onlineHandlers: { readonly [Id in ActionId]?: Handler<Id> } = {
  'service-point.create': createPointOnline,
  'service-point.update': updatePointOnline,
  'service-point.enable': enablePointOnline,
  'service-point.disable': disablePointOnline,
  'membership.authorise': authoriseOnline,
  'membership.change-role': changeRoleOnline,
  'membership.enable': enableOnline,
  'membership.disable': disableOnline,
  'access.request': accessRequestOnline,
  'access-request.approve': approveOnline,
  'access-request.reject': rejectOnline,
  'person.deactivate': deactivateOnline,
  'person.reactivate': reactivateOnline,
  'person.lock': lockOnline,
  'request.approve': approveRequestOnline,
  'request.reject': rejectRequestOnline,
  'request.abort': abortRequestOnline,
  'self.abort-request': abortOwnOnline,
  'api-key.create': createKeyOnline,
  'api-key.extend': extendKeyOnline,
  'api-key.enable': enableKeyOnline,
  'api-key.disable': disableKeyOnline,
  'raid.mint': mintOnline,
  'raid.edit': editOnline,
  'raid.open': openOnline,
  'raid.find': findOnline,
};
