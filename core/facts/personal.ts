import { cardPersonal, certificatePersonal, personPersonal, type RecordKind, requestPersonal } from '../records/records.ts';
import { accessRequestPersonal, identityPersonal } from '../records/service-point-records.ts';
import type { Settings } from './fold.ts';

/** Fields that facts keep only sealed under the person's data key. */
const personalFields: Readonly<Partial<Record<RecordKind, readonly string[]>>> = {
  person: personPersonal,
  request: requestPersonal,
  card: cardPersonal,
  certificate: certificatePersonal,
  'access-request': accessRequestPersonal,
  identity: identityPersonal,
};

export interface Split {
  readonly open: Settings;
  /** Absent where nothing personal is set. */
  readonly personal?: Settings;
}

/** Takes what is personal out of a change. */
export function splitPersonal(kind: RecordKind, set: Settings): Split {
  const fields = personalFields[kind] ?? [];
  const given = Object.entries(set).filter(([, value]) => value !== undefined);
  const personal = given.filter(([field]) => fields.includes(field));
  const open = Object.fromEntries(given.filter(([field]) => !fields.includes(field)));
  return personal.length === 0 ? { open } : { open, personal: Object.fromEntries(personal) };
}
