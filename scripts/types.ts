import { checkTypes } from './checks/types.ts';

// npm run types: the compiler over every folder.
const { failures } = await checkTypes();
process.exitCode = failures.length === 0 ? 0 : 1;
