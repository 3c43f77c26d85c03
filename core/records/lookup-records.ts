import { z } from 'zod';
import { credentialRoles } from '../roles/role-names.ts';
import { base64, line, optionalLine, recordId, sha256Hex } from './scalars.ts';
import { reasonType } from './states.ts';

/** What lists and forms offer, and what an administrator set. */
export const identifier = z.strictObject({ id: recordId, name: line(80), description: optionalLine(300), inUse: z.boolean() });
/** Why a person is deactivated, brought back, locked or erased (rows 13–15); past facts keep its text. */
export const reason = z.strictObject({
  id: recordId,
  type: reasonType,
  text: line(120),
  description: optionalLine(300),
  inUse: z.boolean(),
});
/** What was changed of the standing of a role; its id is the role's name. See default-role.ts for those that were not. */
export const defaultRole = z.strictObject({ id: line(80), offered: z.boolean(), given: z.boolean() });
/** A role made here from a subset of one role's cells; see core/roles/narrower-role.ts. One out of use is offered to nobody and allows nothing. */
export const narrowerRole = z.strictObject({
  id: recordId,
  name: line(60),
  parent: z.enum(credentialRoles),
  useCases: z.array(z.int().min(1).max(51)),
  houseRows: z.array(line(40)),
  inUse: z.boolean(),
});
export const option = z.strictObject({ id: line(80), value: z.union([z.boolean(), z.number(), z.string(), z.array(z.number())]) });
/**
 * A certificate of a card maker's certification authority; its id is the SHA-256 of the DER. One that signed itself is a root and trusted, others
 * are only on the way to one. Out of use it vouches for no card any more.
 */
export const attestationCa = z.strictObject({ id: sha256Hex, der: base64.max(8_192, 'a certificate of at most 6 kB'), inUse: z.boolean() });
