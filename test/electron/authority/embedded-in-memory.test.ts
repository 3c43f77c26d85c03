import { authorityContract } from '../../contracts/authority-contract.ts';
import { scratchAuthority } from './scratch-authority.ts';

authorityContract('embedded, in memory, P-384', async () => scratchAuthority());
