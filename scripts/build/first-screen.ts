import { join } from 'node:path';
import { createServer, type Plugin } from 'vite';
import { ROOT } from '../checks/run-tool.ts';

/** Before anything is drawn: the look that somebody chose, or the system's. A classic script, since a module waits for the page. */
const APPEARANCE = `(() => {
  const chosen = localStorage.getItem('mantine-color-scheme-value');
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
`;

/**
 * The program of the page, part after part, once the first screen is drawn; with room between two parts for what is typed. Where nothing waits
 * to be seen, or nobody looks and nothing is drawn, it comes at once.
 */
const PROGRAM = `(() => {
  const parts = PARTS;
  let begun = false;
  const begin = async () => {
    if (begun) return;
    begun = true;
    for (const part of parts) {
      await import(part);
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
        const look = { type: 'asset', fileName: 'assets/first-screen.css', source: css } as const;
        const script = { type: 'asset', fileName: 'assets/appearance.js', source: APPEARANCE } as const;
        const { html, program, fetched } = afterFirstPaint(String(page.source));
        for (const file of [look, script, program]) this.emitFile(file);
        const needed = [`<link rel="stylesheet" href="./${look.fileName}">`, `<script defer src="./${program.fileName}"></script>`];
        page.source = html
          .replace('<head>', `<head>\n    <script src="./${script.fileName}"></script>`)
          .replace('</head>', `${[...needed, ...fetched].map((line) => `  ${line}\n  `).join('')}</head>`)
          .replace('<div id="app">', `${BEGIN}<div id="first">${markup}</div>${END}\n    <div id="app">`);
      },
    },
  };
}

/** The page without the script that begins its program: every part is fetched early, and run by a script of its own when there is time. */
function afterFirstPaint(html: string) {
  const entry = MODULE.exec(html)?.[1];
  if (entry === undefined) throw new TypeError('expected the page to begin with a module');
  const parts = [...html.matchAll(PRELOADED)].map(([, part = '']) => part);
  const beside = [...parts, entry].map((part) => part.replace('./assets/', './'));
  return {
    html: html.replace(MODULE, '').replaceAll(PRELOADED, ''),
    program: { type: 'asset', fileName: 'assets/program.js', source: PROGRAM.replace('PARTS', JSON.stringify(beside)) } as const,
    // Behind what the first screen needs: the parts are many and large.
    fetched: [entry, ...parts].map((part) => `<link rel="modulepreload" crossorigin href="${part}">`),
  };
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
