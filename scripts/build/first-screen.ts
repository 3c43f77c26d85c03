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
        this.emitFile(look);
        this.emitFile(script);
        page.source = String(page.source)
          .replace('<head>', `<head>\n    <script src="./${script.fileName}"></script>`)
          .replace('</head>', `  <link rel="stylesheet" href="./${look.fileName}">\n  </head>`)
          .replace('<div id="app">', `${BEGIN}<div id="first">${markup}</div>${END}\n    <div id="app">`);
      },
    },
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
