import { X509Certificate } from 'node:crypto';
import { Refusal } from '../../../core/failures/refusal.ts';
import { CENTRAL_SETTING } from '../../central/central-setting.ts';
import { type Handler, factOf } from '../handler.ts';
import { SEEN } from './take-staff.ts';
import { webAddress } from '../registry/web-address.ts';

/** What was linked to another server is not linked to this one. */
export const centralChangeServer: Handler<'central.change-server'> = (call, { store }) => {
  const { inUse, certificate } = call.input;
  const address = webAddress(call.input.address, 'address');
  const pem = certificate === undefined || certificate.trim() === '' ? undefined : readable(certificate);
  store.transact((writer) => {
    for (const linked of ['central-points', SEEN]) writer.settings.remove(linked);
    if (inUse) writer.settings.set(CENTRAL_SETTING, { address, ...(pem === undefined ? {} : { certificate: pem }) });
    else writer.settings.remove(CENTRAL_SETTING);
    writer.append(factOf(call, 'central.change-server', { note: { address, inUse }, changes: [] }));
  });
  return {};
};

function readable(pem: string): string {
  try {
    return new X509Certificate(pem.trim()).toString();
  } catch {
    throw new Refusal('input-invalid', { field: 'certificate', wanted: 'a certificate as text that begins with BEGIN CERTIFICATE' });
  }
}
