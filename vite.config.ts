import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstScreen } from './scripts/build/first-screen.ts';
import { kioskFiles } from './scripts/build/kiosk-files.ts';

/**
 * The screens, as files that the shells hold in memory: no inline script or style, nothing fetched from elsewhere, relative addresses,
 * so that a content security policy of 'self' holds under app:// as well as under https://station.invalid/.
 */
export default defineConfig({
  root: 'renderer',
  base: './',
  publicDir: false,
  plugins: [react(), firstScreen(), kioskFiles()],
  build: {
    // The page of a kiosk is one of its own: of the operators' screens it loads nothing.
    rolldownOptions: { input: ['renderer/index.html', 'renderer/kiosk.html'] },
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4096,
  },
});
