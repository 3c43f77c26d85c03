import { Refusal } from '../../../core/failures/refusal.ts';
import { comparable } from '../../../core/records/comparable.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { KEY_DAYS, laterBy } from './expiry.ts';
import { makerOf } from './maker.ts';

/** Row 18. The subject stays taken at its service point, so that a journal's name is always the same program. */
export const apiKeyCreate: Handler<'api-key.create'> = (call, { store, house, newId }) => {
  const { servicePointId, subject, role } = call.input;
  const id = newId();
  const makerId = required(makerOf(call.actor), 'whoever makes the key');
  const expiresAt = laterBy(call.at, KEY_DAYS);
  return store.transact((writer) => {
    const taken = writer.apiKeys.byServicePoint(servicePointId).some((key) => comparable(key.subject) === comparable(subject));
    if (taken) throw new Refusal('name-taken', { name: subject });
    const { bearer, hashBlobId } = house.apiKeys.make(writer, { id, servicePointId });
    const set = { id, servicePointId, subject, role, makerId, enabled: true, hashBlobId, expiresAt, createdAt: call.at };
    writer.append(
      factOf(call, 'api-key.create', {
        subject: { kind: 'api-key', id },
        note: { key: subject, role },
        changes: [{ record: 'api-key', id, set }],
      }),
    );
    return { apiKeyId: id, bearer, expiresAt };
  });
};
