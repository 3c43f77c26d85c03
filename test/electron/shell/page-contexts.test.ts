import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { DevtoolsPipe } from '../../../electron/shell/devtools-pipe.ts';
import { PageContexts, pageLoaded } from '../../../electron/shell/page-contexts.ts';
import { postedBy } from '../../../electron/shell/page-script.ts';

const ORIGIN = 'https://station.invalid';
const SESSION = 'window';

/** What the browser tells over its pipe, and who is taken for our page after that. */
function followed(...told: readonly (readonly [method: string, params: object, session?: string])[]): PageContexts {
  const from = new PassThrough();
  const contexts = new PageContexts(new DevtoolsPipe(new PassThrough(), from), { session: SESSION, origin: ORIGIN, targetId: 'main' });
  for (const [method, params, sessionId = SESSION] of told)
    from.emit('data', Buffer.from(`${JSON.stringify({ method, params, sessionId })}\0`));
  return contexts;
}

const navigated = (id: string, parentId?: string) => ['Page.frameNavigated', { frame: { id, parentId, url: `${ORIGIN}/` } }] as const;
const made = (id: number, frameId: string, { origin = ORIGIN, isDefault = true } = {}) =>
  ['Runtime.executionContextCreated', { context: { id, origin, auxData: { frameId, isDefault } } }] as const;

const page = [navigated('main'), made(1, 'main')] as const;

describe('a message to the Chromium window', () => {
  it('is taken from the scripts of our page in the main frame', () => {
    expect(followed(...page).isOurPage(SESSION, 1)).toBe(true);
  });

  it('is taken from them too where nobody told that the window went there', () => {
    expect(followed(made(1, 'main')).isOurPage(SESSION, 1)).toBe(true);
    expect(followed(made(1, 'inner')).isOurPage(SESSION, 1)).toBe(false);
    expect(followed(navigated('other'), made(1, 'main')).isOurPage(SESSION, 1)).toBe(false);
  });

  it('is refused from a frame inside it: of another origin, of about:blank, of our own', () => {
    const inner = followed(...page, navigated('inner', 'main'), made(2, 'inner', { origin: 'https://example.org' }), made(3, 'inner'));
    for (const context of [2, 3]) expect(inner.isOurPage(SESSION, context), `context ${context}`).toBe(false);
    expect(inner.isOurPage(SESSION, 1)).toBe(true);
  });

  it('is refused from another session, though its contexts have the same numbers', () => {
    const contexts = followed(...page, ['Runtime.executionContextCreated', made(7, 'main')[1], 'another']);
    expect(contexts.isOurPage('another', 1)).toBe(false);
    expect(contexts.isOurPage(undefined, 1)).toBe(false);
    expect(contexts.isOurPage(SESSION, 7)).toBe(false);
  });

  it('is refused from a page that is not ours any more, from a world beside it, and from one that is gone', () => {
    expect(followed(navigated('main'), made(1, 'main', { origin: 'https://example.org' })).isOurPage(SESSION, 1)).toBe(false);
    expect(followed(navigated('main'), made(1, 'main', { isDefault: false })).isOurPage(SESSION, 1)).toBe(false);
    const gone = followed(...page, ['Runtime.executionContextDestroyed', { executionContextId: 1 }]);
    expect(gone.isOurPage(SESSION, 1)).toBe(false);
    expect(followed(...page, ['Runtime.executionContextsCleared', {}]).isOurPage(SESSION, 1)).toBe(false);
    expect(followed(...page).isOurPage(SESSION, 'x')).toBe(false);
  });

  it('is none where its payload is not what our page sends', () => {
    for (const payload of ['', 'no JSON', 'null', '7', '{}', '{"id":"1","json":"{}"}', '{"id":1,"json":{}}', '{"id":1.5,"json":""}'])
      expect(postedBy(payload), payload).toBeUndefined();
    expect(postedBy('{"id":1,"json":"{}"}')).toEqual({ id: 1, json: '{}' });
  });
});

describe('the page of the Chromium window is loaded', () => {
  /** A browser that answers what it is asked, and tells what it is given to tell. */
  function browser(answer: object | undefined) {
    const [to, from] = [new PassThrough(), new PassThrough()];
    const say = (message: object): void => void from.emit('data', Buffer.from(`${JSON.stringify(message)}\0`));
    const asked: string[] = [];
    to.on('data', (bytes: Buffer) => {
      const { id, params } = JSON.parse(bytes.toString().replaceAll('\0', '')) as { id: number; params: { expression: string } };
      asked.push(params.expression);
      if (answer !== undefined) say({ id, ...answer });
    });
    return { say, asked, ...pageLoaded(new DevtoolsPipe(to, from), { session: SESSION, origin: ORIGIN }) };
  }
  const told = async (loaded: Promise<void>): Promise<boolean> => {
    const turn = new Promise<boolean>((resolve) => setImmediate(() => setImmediate(() => resolve(false))));
    return Promise.race([loaded.then(() => true), turn]);
  };
  const load = { method: 'Page.loadEventFired', params: {}, sessionId: SESSION };

  it('once that is told of, of our page and no other', async () => {
    const { say, loaded, askPage } = browser(undefined);
    askPage();
    say(load);
    expect(await told(loaded)).toBe(false);
    const [method, params] = navigated('main');
    say({ method, params, sessionId: SESSION });
    say(load);
    expect(await told(loaded)).toBe(true);
  });

  it('where nothing is told of, once it says so itself', async () => {
    const { asked, loaded, askPage } = browser({ result: { result: { type: 'boolean', value: true } } });
    expect(await told(loaded)).toBe(false);
    askPage();
    expect(await told(loaded)).toBe(true);
    expect(asked[0]).toContain(`location.origin === "${ORIGIN}"`);
  });

  it.each([
    { result: { result: { type: 'boolean', value: false } } },
    { result: {} },
    { error: { message: 'Execution context was destroyed.' } },
  ])('not where it is asked and is another, or gone: %j', async (answer) => {
    const { loaded, askPage } = browser(answer);
    askPage();
    expect(await told(loaded)).toBe(false);
  });
});
