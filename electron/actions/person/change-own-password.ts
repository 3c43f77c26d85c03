import { Refusal } from '../../../core/failures/refusal.ts';
import { type Call, type Parts, factOf, required } from '../handler.ts';
import { checkPassword } from '../session/check-password.ts';
import { dropMail } from './new-password.ts';

type OwnPasswordAction = 'person.change-password' | 'self.change-password';

/** Rows 6 and 21: one's own password; the old one proves who is at the keys, an open session alone does not. */
export async function changeOwnPassword(
  action: OwnPasswordAction,
  call: Call<OwnPasswordAction>,
  parts: Parts,
): Promise<Record<string, never>> {
  const person = required(call.subject.person, 'whoever calls');
  const { oldPassword, newPassword } = call.input;
  await checkPassword(parts, { account: person.email, personId: person.id, password: oldPassword });
  if (newPassword.normalize('NFKC') === oldPassword.normalize('NFKC'))
    throw new Refusal('input-invalid', { field: 'newPassword', wanted: 'another password than the old one' });
  const hash = await parts.house.passwords.hash(newPassword);
  parts.store.transact((writer) => {
    parts.house.passwords.put(writer, person.id, hash);
    writer.oneTimeCodes.remove(person.id);
    dropMail(writer, person.id, parts);
    writer.append(factOf(call, action, { changes: [] }));
  });
  return {};
}
