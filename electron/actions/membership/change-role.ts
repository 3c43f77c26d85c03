import type { Change } from '../../../core/facts/draft.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { servicePointName } from '../view/names.ts';

/** Rows 4 to 6. Operator is a mark on the account; the role at the service point stays what it was until a lower one is given. */
export const membershipChangeRole: Handler<'membership.change-role'> = (call, { store }) => {
  const { id, personId, servicePointId } = required(call.subject.membership, 'the membership');
  const { role } = call.input;
  store.transact((writer) => {
    const operator = writer.get('account', personId)?.registryOperator === true;
    const stamp = { changedAt: call.at, ...(call.who.person === undefined ? {} : { changedBy: call.who.person }) };
    const changes: readonly Change[] = [
      { record: 'membership', id, set: role === 'operator' ? stamp : { role, ...stamp } },
      ...(operator === (role === 'operator')
        ? []
        : [{ record: 'account', id: personId, set: { registryOperator: role === 'operator', operatorDisabled: null } } as const]),
    ];
    const note = { servicePoint: servicePointName(servicePointId, writer), role };
    writer.append(factOf(call, 'membership.change-role', { note, changes }));
  });
  return {};
};
