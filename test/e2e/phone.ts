import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../../electron/shell/chromium-path.ts';

/** A telephone: a browser of its own with an authenticator that verifies its holder (WebDriver's virtual authenticator, by CDP). */
export class Phone {
  readonly page: Page;
  readonly #browser: Browser;
  readonly #cdp: CDPSession;
  readonly #authenticator: string;
  /** What the page's own policy refused, and what failed in its script. */
  readonly complaints: string[] = [];

  private constructor(parts: { readonly page: Page; readonly browser: Browser; readonly cdp: CDPSession; readonly authenticator: string }) {
    this.page = parts.page;
    this.#browser = parts.browser;
    this.#cdp = parts.cdp;
    this.#authenticator = parts.authenticator;
    this.page.on('console', (message) => (message.type() === 'error' ? this.complaints.push(message.text()) : undefined));
    this.page.on('pageerror', (fault) => this.complaints.push(fault.message));
  }

  static async open({ synced = false, language = 'en-GB', dark = false } = {}): Promise<Phone> {
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
    const viewport = { width: 390, height: 780 };
    const context = await browser.newContext({ viewport, locale: language, colorScheme: dark ? 'dark' : 'light', bypassCSP: false });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
        defaultBackupEligibility: synced,
        defaultBackupState: synced,
      },
    });
    return new Phone({ page, browser, cdp, authenticator: authenticatorId });
  }

  /** The address that its camera read. */
  async scans(url: string): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.goto(url);
  }

  async presses(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }

  async reads(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).waitFor();
  }

  /** Whether its holder is known by finger, face or code from now on. */
  async knowsItsHolder(known: boolean): Promise<void> {
    await this.#cdp.send('WebAuthn.setUserVerified', { authenticatorId: this.#authenticator, isUserVerified: known });
  }

  async keys(): Promise<number> {
    return (await this.#cdp.send('WebAuthn.getCredentials', { authenticatorId: this.#authenticator })).credentials.length;
  }

  picture(path: string): Promise<unknown> {
    return this.page.screenshot({ path: `out/e2e/${path}.png`, fullPage: true });
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}
