import { buildApp } from './build/app.ts';

// npm run build: the main process as JavaScript for Electron, in out/app. The screens, in out/renderer, are built by the bootstrap.
await buildApp();
