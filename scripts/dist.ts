import { buildApp } from './build/app.ts';
import { runTool } from './checks/run-tool.ts';

// npm run dist [-- electron-builder's words]: the packages for this system, in dist/. Needs Electron's binary.
await buildApp();
process.exitCode = await runTool({
  program: 'node_modules/electron-builder/cli.js',
  parameters: ['--publish', 'never', ...process.argv.slice(2)],
});
