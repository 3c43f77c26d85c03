import { authorityContract } from '../../contracts/authority-contract.ts';
import { scratchStore } from '../store/scratch-store.ts';
import { scratchAuthority } from './scratch-authority.ts';

authorityContract('embedded, in the station’s store, P-256', async () => {
  const scratch = scratchStore();
  return { ...scratchAuthority({ records: scratch.store.authority, curve: 'P-256' }), end: async () => scratch.end() };
});
