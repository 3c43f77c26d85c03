import { checkLayers, checkLint } from './checks/lint.ts';
import { sum } from './checks/outcome.ts';

// npm run lint: the linter's rules, and who may import whom.
const { failures } = sum([await checkLint(), await checkLayers()]);
process.exitCode = failures.length === 0 ? 0 : 1;
