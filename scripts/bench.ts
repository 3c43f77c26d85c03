import { runTool } from './checks/run-tool.ts';

// npm run bench [-- words of vitest]: the measurements under test/bench, one at a time; figures go to out/measures.jsonl.
process.exitCode = await runTool({
  program: 'node_modules/vitest/vitest.mjs',
  parameters: ['run', '--project', 'bench', '--maxWorkers=1', '--no-file-parallelism', ...process.argv.slice(2)],
});
