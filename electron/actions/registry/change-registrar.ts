import { wipe } from '../../../core/base/bytes.ts';
import { utf8 } from '../../../core/base/utf8.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { DATACITE_SETTING, dataciteSetting } from '../../house/registry-settings.ts';
import type { StoreWriter } from '../../store/store.ts';
import { type Call, type Handler, type Parts, factOf } from '../handler.ts';
import { webAddress } from './web-address.ts';

/** The fact names address, account and prefix, never the password. What is registered already stays where it is. */
export const registryChangeRegistrar: Handler<'registry.change-registrar'> = (call, parts) => {
  const { inUse, account, prefix } = call.input;
  const api = webAddress(call.input.api, 'api');
  parts.store.transact((writer) => {
    const passwordBlobId = passwordFor(call, api, { writer, house: parts.house });
    if (passwordBlobId === undefined) writer.settings.remove(DATACITE_SETTING);
    else writer.settings.set(DATACITE_SETTING, { api, account, prefix, passwordBlobId });
    writer.append(factOf(call, 'registry.change-registrar', { note: { api, account, prefix, inUse }, changes: [] }));
  });
  return {};
};

/** A new password is sealed and the old one destroyed; the old one stays only for the same account at the same address. */
function passwordFor(
  call: Call<'registry.change-registrar'>,
  api: string,
  { writer, house }: { readonly writer: StoreWriter; readonly house: Parts['house'] },
): string | undefined {
  const { inUse, account, memberPassword } = call.input;
  const before = dataciteSetting(writer);
  const same = before?.api === api && before.account === account;
  if (inUse && memberPassword === undefined) {
    if (same) return before.passwordBlobId;
    throw new Refusal('input-invalid', { field: 'memberPassword', wanted: 'the password of the member account' });
  }
  if (before !== undefined) house.sealed.destroy(writer, before.passwordBlobId);
  if (!inUse || memberPassword === undefined) return undefined;
  const { id, servicePointId } = house.station();
  const secret = utf8(memberPassword);
  try {
    return house.sealed.put(writer, { kind: 'registrar-password', recordId: id, secret, under: { servicePointId } });
  } finally {
    wipe(secret);
  }
}
