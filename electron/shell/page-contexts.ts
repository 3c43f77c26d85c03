import type { DevtoolsPipe } from './devtools-pipe.ts';

interface Context {
  readonly frameId: string;
  readonly origin: string;
  /** The page's own scripts, not a world that DevTools made beside them. */
  readonly isDefault: boolean;
}

/** Whose scripts speak? Follows the execution contexts of the window's session; made before `Runtime.enable` and `Page.enable`. */
export class PageContexts {
  readonly #session: string;
  readonly #origin: string;
  readonly #contexts = new Map<unknown, Context>();
  #mainFrame: string;

  /** A page's main frame is called as its target is, as long as nothing else is told: what is told of may be lost while Chromium gives the page another process. */
  constructor(
    pipe: DevtoolsPipe,
    { session, origin, targetId }: { readonly session: string; readonly origin: string; readonly targetId: string },
  ) {
    this.#session = session;
    this.#origin = origin;
    this.#mainFrame = targetId;
    const ours = (method: string, take: (params: Readonly<Record<string, unknown>>) => void): void =>
      pipe.on(method, (params, from) => {
        if (from === session) take(params);
      });
    ours('Page.frameNavigated', ({ frame }) => {
      const { id, parentId } = frame as { readonly id: string; readonly parentId?: string };
      if (parentId === undefined) this.#mainFrame = id;
    });
    ours('Runtime.executionContextCreated', ({ context }) => {
      const made = context as { readonly id: number; readonly origin: string; readonly auxData?: Partial<Context> };
      const { frameId = '', isDefault = false } = made.auxData ?? {};
      this.#contexts.set(made.id, { origin: made.origin, frameId, isDefault });
    });
    ours('Runtime.executionContextDestroyed', ({ executionContextId }) => void this.#contexts.delete(executionContextId));
    ours('Runtime.executionContextsCleared', () => this.#contexts.clear());
  }

  /** The window's main frame, still under our own origin: no frame inside it, no other target, no world of a tool. */
  isOurPage(session: string | undefined, contextId: unknown): boolean {
    const context = this.#contexts.get(contextId);
    if (session !== this.#session || context === undefined) return false;
    return context.isDefault && context.frameId === this.#mainFrame && context.origin === this.#origin;
  }
}

/**
 * Resolves once the page of that origin is loaded, as it is told of; the one that the browser began with may be loaded a moment later than ours is asked for,
 * which is not meant. Once the browser says that it went there, the page is asked too: a window would never come up where what is told of was lost.
 */
export function pageLoaded(
  pipe: DevtoolsPipe,
  { session, origin }: { readonly session: string; readonly origin: string },
): { readonly loaded: Promise<void>; readonly askPage: () => void } {
  let tell = (): void => undefined;
  const loaded = new Promise<void>((resolve) => {
    tell = resolve;
  });
  let ours = false;
  pipe.on('Page.frameNavigated', ({ frame }) => {
    ours ||= (frame as { url: string }).url.startsWith(`${origin}/`);
  });
  pipe.on('Page.loadEventFired', () => (ours ? tell() : undefined));
  const askPage = (): void => {
    pipe.send('Runtime.evaluate', { expression: isLoadedAt(origin), awaitPromise: true, returnByValue: true }, session).then(
      ({ result }) => ((result as { readonly value?: unknown } | undefined)?.value === true ? tell() : undefined),
      // It went on to another page meanwhile, which is told of.
      () => undefined,
    );
  };
  return { loaded, askPage };
}

/** Runs in the page: whether it is the one of that origin, once it is loaded. */
function isLoadedAt(origin: string): string {
  const once = "new Promise((done) => addEventListener('load', () => done(true), { once: true }))";
  return `location.origin === ${JSON.stringify(origin)} && (document.readyState === 'complete' || ${once})`;
}
