import { quantile } from './interleave.ts';
import type { Figure, Series } from './figure.ts';

const [WIDTH, ROW, LEFT, RIGHT, TOP] = [760, 34, 250, 90, 40];
const MOST_DOTS = 200;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Few figures: no more digits than anybody reads. */
export const shown = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** One row a side: a dot for each run, a bar to the median. Reads on light and dark pages. */
export function plot({ name, series }: Pick<Figure, 'name' | 'series'>): string {
  const most = Math.max(...series.flatMap(({ values }) => values)) || 1;
  const scale = (WIDTH - LEFT - RIGHT) / most;
  const height = TOP + series.length * ROW + 10;
  const rows = series.map((one, at) => row(one, { y: TOP + at * ROW, scale, isFirst: at % 2 === 0 }));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(name)}">`,
    '<style>text{font:13px system-ui,sans-serif;fill:#57606a}.m{fill:#0969da}.o{fill:#8c959f}.d{fill:#57606a;fill-opacity:.35}</style>',
    `<text x="10" y="22" font-weight="600">${escaped(name)} (${escaped(series[0]?.unit ?? '')}; bar: median, dots: runs)</text>`,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}

function row(
  { label, values }: Series,
  { y, scale, isFirst }: { readonly y: number; readonly scale: number; readonly isFirst: boolean },
): string {
  const middle = quantile(values, 0.5);
  const step = Math.max(1, Math.ceil(values.length / MOST_DOTS));
  const dots = values
    .filter((_, at) => at % step === 0)
    .map((value) => `<circle class="d" cx="${(LEFT + value * scale).toFixed(1)}" cy="${y + 11}" r="3"/>`);
  return [
    `<text x="10" y="${y + 15}">${escaped(label)}</text>`,
    `<rect class="${isFirst ? 'm' : 'o'}" x="${LEFT}" y="${y + 3}" width="${Math.max(1, middle * scale).toFixed(1)}" height="16" rx="2"/>`,
    ...(values.length > 1 ? dots : []),
    `<text x="${(LEFT + Math.max(...values) * scale + 8).toFixed(1)}" y="${y + 15}">${shown(middle)}</text>`,
  ].join('');
}
