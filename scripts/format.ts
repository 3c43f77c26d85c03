import { runTool } from './checks/run-tool.ts';

// npm run format: writes every file the way the formatter wants it.
process.exitCode = await runTool({ program: 'node_modules/@biomejs/biome/bin/biome', parameters: ['format', '--write', '.'] });
