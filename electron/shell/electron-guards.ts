import type { Asker, ElectronApi, StationContents, StationSession, StationWindow } from './electron-api.ts';
import { mayUseCamera } from './camera-page.ts';
import { ORIGIN, SCHEME } from './electron-options.ts';

/** Chromium's net::ERR_FAILED as setCertificateVerifyProc takes it: the certificate is refused. */
const REFUSED = -2;

/** Far above what the router takes: this only keeps out what no page of ours would ever send. The router refuses in words. */
export const LARGEST_MESSAGE = 16_777_216;

/** Every certificate is refused and none of ours is offered: the window speaks to nobody. */
export function guardApp({ app }: Pick<ElectronApi, 'app'>): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('certificate-error', (...[event, , , , , answer]) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (...[event, , , , answer]) => {
    event.preventDefault();
    (answer as () => void)();
  });
}

/** The page stays where it is: no navigation, no second window, no webview, no UDP past a proxy that there is not. */
function guardContents(contents: StationContents): void {
  const stay = (event: { readonly preventDefault: () => void }): void => event.preventDefault();
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', stay);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** No permission but the camera's on the pages where a photo is taken, never its microphone; no device, no certificate, no download, and no request but to our own scheme. */
export function guardSession(session: StationSession, { devTools }: { readonly devTools: boolean }): void {
  session.setPermissionRequestHandler((...[contents, permission, answer, details]) => {
    const types = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(permission === 'media' && types.length === 1 && types[0] === 'video' && mayUseCamera(contents.getURL()));
  });
  session.setPermissionCheckHandler(
    (...[contents, permission, , { mediaType }]) =>
      contents !== null && permission === 'media' && mediaType === 'video' && mayUseCamera(contents.getURL()),
  );
  session.setDevicePermissionHandler(() => false);
  session.setCertificateVerifyProc((_request, answer) => answer(REFUSED));
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayBeAsked(url, devTools) }));
}

/** Our files, images that the page made itself, and Chromium's own tools where they are open. */
function mayBeAsked(url: string, devTools: boolean): boolean {
  if (url.startsWith(`${ORIGIN}/`) || url.startsWith(`blob:${ORIGIN}/`) || url.startsWith('data:image/')) return true;
  return devTools && url.startsWith('devtools://');
}

/** Whether a message came from our page: the window's main frame, and still under our own origin. A frame that is gone is nobody. */
export function isOurPage({ sender, senderFrame }: Asker, window: StationWindow): boolean {
  if (senderFrame === null || sender.id !== window.webContents.id) return false;
  return senderFrame.parent === null && senderFrame.url.startsWith(`${SCHEME}://app/`);
}
