import { RESOLVERS_SETTING } from '../../house/registry-settings.ts';
import { type Handler, factOf } from '../handler.ts';
import { webAddress } from './web-address.ts';

const kinds = ['orcid', 'ror', 'doi', 'webArchive'] as const;

export const registryChangeResolvers: Handler<'registry.change-resolvers'> = (call, { store }) => {
  const set = Object.fromEntries(
    kinds.flatMap((kind) => {
      const typed = call.input[kind];
      return typed === undefined ? [] : [[kind, webAddress(typed, kind)] as const];
    }),
  );
  store.transact((writer) => {
    writer.settings.set(RESOLVERS_SETTING, set);
    writer.append(factOf(call, 'registry.change-resolvers', { note: { kinds: Object.keys(set).join(', ') }, changes: [] }));
  });
  return {};
};
