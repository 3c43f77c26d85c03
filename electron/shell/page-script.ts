/** Name of the binding by which the page's messages reach the main process; taken away from the page's reach at once. */
export const bindingName = 'cardwrightPost';

/** A message as `post` wraps it; undefined where the payload is none that our page sends. */
export function postedBy(payload: unknown): { readonly id: number; readonly json: string } | undefined {
  try {
    const { id, json } = JSON.parse(String(payload)) as { readonly id?: unknown; readonly json?: unknown };
    return Number.isSafeInteger(id) && typeof json === 'string' ? { id: id as number, json } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What is put before every document: `window.station`, frozen, with `post` and `subscribe`. Answers and events come back by two
 * functions under symbols, which only the DevTools side calls. Runs in the main frame of our own origin only.
 */
export function stationObject(): string {
  return `(${install.toString()})(${JSON.stringify(bindingName)});`;
}

/** Runs in the page; must not refer to anything outside itself. */
function install(binding: string): void {
  const page = globalThis as unknown as Record<string | symbol, unknown> & {
    readonly top: unknown;
    readonly location: { readonly origin: string };
  };
  const send = page[binding] as ((payload: string) => void) | undefined;
  delete page[binding];
  if (send === undefined || page.top !== globalThis || page.location.origin !== 'https://station.invalid') return;
  const waiting = new Map<number, (answer: string) => void>();
  const listeners = new Set<(json: string) => void>();
  let next = 1;
  const fixed = (name: string | symbol, value: unknown): void => {
    Object.defineProperty(page, name, { value, writable: false, configurable: false, enumerable: typeof name === 'string' });
  };
  fixed(Symbol.for('cardwright.answer'), (id: number, answer: string) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  fixed(Symbol.for('cardwright.event'), (json: string) => {
    for (const listener of listeners) listener(json);
  });
  const post = (json: string): Promise<string> =>
    new Promise((resolve) => {
      const id = next;
      next += 1;
      waiting.set(id, resolve);
      send(JSON.stringify({ id, json: String(json) }));
    });
  const subscribe = (listener: (json: string) => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  fixed('station', Object.freeze({ post, subscribe }));
}
