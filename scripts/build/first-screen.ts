import { join } from 'node:path';
import { createServer, type Plugin } from 'vite';
import { ROOT } from '../checks/run-tool.ts';
import { matchingRules } from './matching-rules.ts';

/** Before anything is drawn: the look that somebody chose, or the system's. A classic script, since a module waits for the page. */
const APPEARANCE = `(() => {
  const chosen = localStorage.getItem('mantine-color-scheme-value');
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
`;

/**
 * The whole look and the program of the page, part after part, once the first screen is drawn; with room between two parts for what is typed.
 * Where nothing waits to be seen, or nobody looks and nothing is drawn, they come at once.
 */
const PROGRAM = `(() => {
  const { looks, parts } = FILES;
  const firstStyles = document.querySelector('link[href$="first-styles.css"]');
  const link = (rel, href) => Object.assign(document.createElement('link'), { rel, href, crossOrigin: '' });
  const looked = (href) =>
    new Promise((done) => {
      const look = Object.assign(link('stylesheet', href), { onload: done, onerror: done });
      firstStyles.before(look);
    });
  let begun = false;
  const begin = async () => {
    if (begun) return;
    begun = true;
    const whole = Promise.all(looks.map(looked));
    for (const part of parts) document.head.append(link('modulepreload', part));
    await whole;
    for (const part of parts) {
      await import(new URL(part, document.baseURI));
      await new Promise((next) => setTimeout(next));
    }
  };
  if (document.hidden || document.querySelector('#first') === null) void begin();
  else {
    requestAnimationFrame(() => setTimeout(begin));
    setTimeout(begin, 300);
  }
})();
`;

const MODULE = /\s*<script type="module" crossorigin src="([^"]+)"><\/script>/;
const LOOK = /\s*<link rel="stylesheet" crossorigin href="([^"]+)">/g;
const PRELOADED = /\s*<link rel="modulepreload" crossorigin href="([^"]+)">/g;

/** Where the first screen stands in the page; the main process takes it out where something else is shown first. */
const [BEGIN, END] = ['<!--first-->', '<!--/first-->'];

/**
 * The sign-in as HTML in the built page, with no style inside it: the policy of the page allows none, so what React would set stands in a
 * style sheet of its own.
 */
export function firstScreen(): Plugin {
  return {
    name: 'first-screen',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new TypeError('expected the page among what is built');
        const { markup, css } = apart(await prerendered());
        const { html, looks, parts } = withoutProgram(String(page.source));
        const sheets = looks.map((href) => matchingRules(sheetAt(bundle, href), markup));
        const files = {
          'first-screen.css': sheets.join('\n'),
          'first-styles.css': css,
          'appearance.js': APPEARANCE,
          'program.js': PROGRAM.replace('FILES', JSON.stringify({ looks, parts })),
        };
        for (const [name, source] of Object.entries(files)) this.emitFile({ type: 'asset', fileName: `assets/${name}`, source });
        // The whole look comes between the two: a rule of the first one would else win over a later rule of the same weight that only the whole one has.
        const sheetsFirst = ['first-screen.css', 'first-styles.css'].map((name) => `<link rel="stylesheet" href="./assets/${name}">`);
        const needed = `  ${sheetsFirst.join('\n    ')}\n    <script defer src="./assets/program.js"></script>\n  `;
        page.source = html
          .replace('<head>', '<head>\n    <script src="./assets/appearance.js"></script>')
          .replace('</head>', `${needed}</head>`)
          .replace('<div id="app">', `${BEGIN}<div id="first">${markup}</div>${END}\n    <div id="app">`);
      },
    },
  };
}

/** The page without its looks and the script that begins its program: both are many and large, and have time until the first screen is drawn. */
function withoutProgram(html: string) {
  const entry = MODULE.exec(html)?.[1];
  if (entry === undefined) throw new TypeError('expected the page to begin with a module');
  const named = (link: RegExp) => [...html.matchAll(link)].map(([, file = '']) => file);
  const without = html.replace(MODULE, '').replaceAll(PRELOADED, '').replaceAll(LOOK, '');
  return { html: without, looks: named(LOOK), parts: [...named(PRELOADED), entry] };
}

function sheetAt(bundle: Readonly<Record<string, { readonly type: string; readonly source?: string | Uint8Array }>>, href: string): string {
  const sheet = bundle[href.replace('./', '')];
  if (sheet?.type !== 'asset') throw new TypeError(`expected ${href} among what is built`);
  return String(sheet.source);
}

async function prerendered(): Promise<string> {
  const server = await createServer({
    configFile: false,
    root: join(ROOT, 'renderer'),
    server: { middlewareMode: true, hmr: false, watch: null },
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
    logLevel: 'error',
  });
  try {
    const { prerender } = (await server.ssrLoadModule('/first-screen/prerender.tsx')) as { readonly prerender: () => string };
    return prerender();
  } finally {
    await server.close();
  }
}

/** Style elements and attributes as a sheet; forms as plain blocks, for nobody is there yet to hear them sent. */
function apart(html: string): { readonly markup: string; readonly css: string } {
  const rules: string[] = [];
  const markup = html
    .replaceAll(/<style[^>]*>([\s\S]*?)<\/style>/g, (_all, css: string) => {
      rules.push(css.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
      return '';
    })
    .replaceAll(/ style="([^"]*)"/g, (_all, css: string) => {
      rules.push(`[data-first="${rules.length}"]{${css.replaceAll('&quot;', '"').replaceAll('&amp;', '&')}}`);
      return ` data-first="${rules.length - 1}"`;
    })
    .replaceAll(/<(\/?)form\b/g, '<$1div');
  return { markup, css: rules.join('\n') };
}
