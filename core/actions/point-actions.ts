import { accessOpen } from './access/open.ts';
import { accessRequest } from './access/request.ts';
import { accessRequestApprove } from './access-request/approve.ts';
import { accessRequestReject } from './access-request/reject.ts';
import { centralChangeServer } from './central/change-server.ts';
import { centralOpen } from './central/open.ts';
import { centralSignIn } from './central/sign-in.ts';
import { membershipAuthorise } from './membership/authorise.ts';
import { membershipCandidates } from './membership/candidates.ts';
import { membershipChangeRole } from './membership/change-role.ts';
import { membershipDisable } from './membership/disable.ts';
import { membershipEnable } from './membership/enable.ts';
import { membershipFind } from './membership/find.ts';
import { servicePointCreate } from './service-point/create.ts';
import { servicePointDisable } from './service-point/disable.ts';
import { servicePointEnable } from './service-point/enable.ts';
import { servicePointFind } from './service-point/find.ts';
import { servicePointOpen } from './service-point/open.ts';
import { servicePointUpdate } from './service-point/update.ts';
import { registryChangeRegistrar } from './registry/change-registrar.ts';
import { registryChangeResolvers } from './registry/change-resolvers.ts';
import { registryOpen } from './registry/open.ts';
import { sessionSignInThroughProvider } from './session/sign-in-through-provider.ts';
import { signInChangeProvider } from './sign-in/change-provider.ts';
import { signInProvider } from './sign-in/provider.ts';
import { apiKeyCreate } from './api-key/create.ts';
import { apiKeyDisable } from './api-key/disable.ts';
import { apiKeyEnable } from './api-key/enable.ts';
import { apiKeyExtend } from './api-key/extend.ts';
import { apiKeyFind } from './api-key/find.ts';
import { raidCompare } from './raid/compare.ts';
import { raidEdit } from './raid/edit.ts';
import { raidExportList } from './raid/export-list.ts';
import { raidFind } from './raid/find.ts';
import { raidFindPerson } from './raid/find-person.ts';
import { raidHistory } from './raid/history.ts';
import { raidMint } from './raid/mint.ts';
import { raidOpen } from './raid/open.ts';
import { raidSaveDraft } from './raid/save-draft.ts';

/** Actions about service points, staff, API keys and RAiDs, and the second way to sign in: a part of the whole table in all.ts. */
export const pointActions = {
  'access.open': accessOpen,
  'access.request': accessRequest,
  'access-request.approve': accessRequestApprove,
  'access-request.reject': accessRequestReject,
  'central.change-server': centralChangeServer,
  'central.open': centralOpen,
  'central.sign-in': centralSignIn,
  'membership.authorise': membershipAuthorise,
  'membership.candidates': membershipCandidates,
  'membership.change-role': membershipChangeRole,
  'membership.disable': membershipDisable,
  'membership.enable': membershipEnable,
  'membership.find': membershipFind,
  'service-point.create': servicePointCreate,
  'service-point.disable': servicePointDisable,
  'service-point.enable': servicePointEnable,
  'service-point.find': servicePointFind,
  'service-point.open': servicePointOpen,
  'service-point.update': servicePointUpdate,
  'session.sign-in-through-provider': sessionSignInThroughProvider,
  'registry.open': registryOpen,
  'registry.change-registrar': registryChangeRegistrar,
  'registry.change-resolvers': registryChangeResolvers,
  'sign-in.provider': signInProvider,
  'sign-in.change-provider': signInChangeProvider,
  'api-key.create': apiKeyCreate,
  'api-key.disable': apiKeyDisable,
  'api-key.enable': apiKeyEnable,
  'api-key.extend': apiKeyExtend,
  'api-key.find': apiKeyFind,
  'raid.compare': raidCompare,
  'raid.edit': raidEdit,
  'raid.export-list': raidExportList,
  'raid.find': raidFind,
  'raid.find-person': raidFindPerson,
  'raid.history': raidHistory,
  'raid.mint': raidMint,
  'raid.open': raidOpen,
  'raid.save-draft': raidSaveDraft,
} as const;
