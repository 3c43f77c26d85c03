import { Refusal } from '../../../core/failures/refusal.ts';
import type { Change } from '../../../core/facts/draft.ts';
import type { Request } from '../../../core/records/records.ts';
import { decide } from '../../../core/roles/decide.ts';
import { personActor } from '../../router/actor.ts';
import type { StoreWriter } from '../../store/store.ts';
import type { Parts } from '../handler.ts';
import { assertNothingRuns } from '../person/nothing-runs.ts';
import { personChange } from '../person/person-change.ts';
import { editChanges, editOfRequest } from '../person/person-edit.ts';
import { mailRoles, roleEditOf, rolesChange } from '../person/roles-change.ts';

interface Carrying {
  readonly writer: StoreWriter;
  readonly parts: Pick<Parts, 'house' | 'desk' | 'store'>;
  readonly at: string;
}

/** Rows about people whose change an approval carries out. */
export type PersonRow = 2 | 3 | 4 | 5 | 8 | 19;

const events = { 2: 'deactivate', 3: 'reactivate', 4: 'lock' } as const;

/**
 * The change that a request about a person asked for, checked against the register as it is now: possible still, and still allowed to
 * whoever asked (PRODUCT, decision 4). Throws Refusal.
 */
export function personRequestChanges(request: Request & { readonly row: PersonRow }, carrying: Carrying): readonly Change[] {
  const { writer, parts, at } = carrying;
  const { house } = parts;
  const { personId, row } = request;
  assertStillAllowed(request, writer);
  switch (row) {
    case 2:
    case 3:
    case 4:
      assertNothingRuns(personId, parts);
      return personChange(writer, { personId, event: events[row], at, givenRoles: house.givenRoles(writer), requestId: request.id });
    case 5:
    case 19:
      return editChanges(writer, personId, { edit: editOfRequest(request), sealed: house.sealed });
    case 8: {
      const { change, edit } = rolesChange(writer, personId, roleEditOf(listed(request.before), listed(request.after)));
      mailRoles(writer, personId, { edit, house });
      return [change];
    }
  }
}

function listed({ roles = '' }: Readonly<Record<string, string>>): readonly string[] {
  return roles.split(', ').filter((role) => role !== '');
}

/** Whoever asked may have been dismissed or moved since. */
export function assertStillAllowed({ row, personId, requesterId, servicePointId, after }: Request, writer: StoreWriter): void {
  const home = after['servicePointId'];
  const decision = decide(
    personActor(requesterId, writer),
    { family: 'credentials', row },
    {
      servicePointId,
      ownerId: row === 19 ? personId : requesterId,
      targetPersonId: personId,
      lastHolderOf: [],
      ...(home === undefined ? {} : { newServicePointId: home }),
    },
  );
  if (!decision.allowed) throw new Refusal('denied', { because: decision.because, roles: decision.roles.join(', ') });
}
