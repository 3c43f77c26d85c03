export interface ChromiumWindow {
  /** Folder of the browser's profile. */
  readonly profile: string;
  readonly width: number;
  readonly height: number;
  readonly headless: boolean;
  readonly testPort: number | undefined;
  readonly scaleFactor: number | undefined;
  /** Fills the screen and hides what belongs to a browser. */
  readonly kiosk: boolean | undefined;
}

/** A window without a browser around it, steered over a pipe, that asks for nothing on the network by itself. */
export function windowFlags({ profile, width, height, headless, testPort, scaleFactor, kiosk }: ChromiumWindow): readonly string[] {
  const asRoot = process.getuid?.() === 0;
  return [
    '--remote-debugging-pipe',
    ...(testPort === undefined ? [] : testFlags(testPort)),
    '--app=data:text/html,',
    `--user-data-dir=${profile}`,
    `--window-size=${width},${height}`,
    '--window-position=0,0',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-gpu',
    '--disable-extensions',
    '--disable-default-apps',
    '--disable-breakpad',
    '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--password-store=basic',
    '--disk-cache-size=1',
    ...(scaleFactor === undefined ? [] : [`--force-device-scale-factor=${scaleFactor}`]),
    ...(kiosk === true ? ['--kiosk'] : []),
    ...(headless ? ['--headless=new'] : []),
    ...(asRoot ? ['--no-sandbox', '--test-type'] : []),
  ];
}

/** A port for a test's hand, and a camera that is none: a test machine has no other. */
function testFlags(port: number): readonly string[] {
  return [`--remote-debugging-port=${port}`, '--remote-debugging-address=127.0.0.1', '--use-fake-device-for-media-stream'];
}
