/** A file of the page, held in memory. */
export interface PageFile {
  readonly bytes: Uint8Array;
  /** Media type, for example `text/html; charset=utf-8`. */
  readonly type: string;
}

export interface WindowOptions {
  readonly title: string;
  /** By path; `/` is the page itself. */
  readonly files: ReadonlyMap<string, PageFile>;
  readonly width: number;
  readonly height: number;
  /** Made for this one window: the only style elements that may be added later carry it. */
  readonly nonce: string;
  /** Fills the screen, and shows nothing of the window system. */
  readonly kiosk?: boolean;
}

export interface Sealing {
  readonly backend: string;
  /** Bound to this computer or its user by the system; false where a file is all there is. */
  readonly strong: boolean;
  /** In words, for screen and settings. */
  readonly sentence: string;
}

/**
 * What a window system has to offer, and all of it. Electron is the product's; Chromium is for machines without Electron's binary;
 * one in memory is for tests. The page sees `window.station` with `post` and `subscribe` and nothing else.
 */
export interface Shell {
  readonly kind: 'electron' | 'chromium' | 'memory';
  readonly sealing: Sealing;
  /** Opens the one window. Throws when no window can be had. */
  open(options: WindowOptions): Promise<void>;
  /** Answers every message of the page that came from its main frame and our own origin; JSON text both ways. */
  onMessage(handler: (json: string) => Promise<string>): void;
  /** Pushes an event to the page. */
  post(json: string): void;
  /** A window among others again, over the page as its files are now. */
  endKiosk(): Promise<void>;
  seal(secret: Uint8Array): Promise<Uint8Array>;
  unseal(sealed: Uint8Array): Promise<Uint8Array>;
  /** Hands a PDF to the default printer; `queued: false` where there is none. */
  print(pdf: Uint8Array, options: { readonly jobName: string }): Promise<{ readonly queued: boolean; readonly where: string }>;
  /**
   * Writes what somebody takes out of the station, where they say: whole, or not at all. The path, or undefined where they name no place;
   * then no part was asked for.
   */
  save(fileName: string, parts: AsyncIterable<string>): Promise<string | undefined>;
  /** The page as PNG. */
  screenshot(): Promise<Uint8Array>;
  /** The computer was locked or put to sleep. */
  onSystemLock(listener: () => void): void;
  /** The person closed the window, or it is gone for good. */
  onClosed(listener: () => void): void;
  quit(): Promise<void>;
}

/** No script but ours, no style but ours and the nonce's, no connection at all (OWASP CSP level 3). */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
