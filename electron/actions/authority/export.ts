import { type Handler, factOf } from '../handler.ts';

/** Root, issuing CA, content signer and CRL as PEM files for whoever relies on the cards. */
export const authorityExport: Handler<'authority.export'> = async (call, { house, store }) => {
  const exported = await house.exportAuthority();
  store.transact((writer) => {
    writer.append(factOf(call, 'authority.export', { note: { files: exported.files.length }, changes: [] }));
  });
  return exported;
};
