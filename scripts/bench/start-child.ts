import { runOnChromium } from '../../electron/main-chromium.ts';

// The station as its package starts it, with a port by which the measurement sees its window. Words: data folder, page folder, port.
const [dataFolder = '', rendererFolder = '', port = ''] = process.argv.slice(2);
const run = { dataFolder, rendererFolder, headless: true, width: 1280, height: 800, testPort: Number(port), say: () => undefined };
const window = await runOnChromium(run);
process.once('SIGTERM', () => void window.close());
