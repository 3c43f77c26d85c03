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
  #mainFrame: string | undefined;

  constructor(pipe: DevtoolsPipe, { session, origin }: { readonly session: string; readonly origin: string }) {
    this.#session = session;
    this.#origin = origin;
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

/** The page that the browser began with may be loaded a moment later than ours is asked for; that is not meant. */
export function pageLoaded(pipe: DevtoolsPipe, origin: string): Promise<void> {
  return new Promise((resolve) => {
    let ours = false;
    pipe.on('Page.frameNavigated', ({ frame }) => {
      ours ||= (frame as { url: string }).url.startsWith(`${origin}/`);
    });
    pipe.on('Page.loadEventFired', () => (ours ? resolve() : undefined));
  });
}
