import postcss, { type AtRule, type Rule } from 'postcss';

const CLASS = /\.((?:\\.|[\w-])+)/g;

/** What of a style sheet can apply to this markup, in the same order: rules for classes that are not in it are left out. */
export function matchingRules(sheet: string, markup: string): string {
  const present = new Set([...markup.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(/\s+/)));
  const root = postcss.parse(sheet);
  root.walkRules((rule) => {
    if (isFrame(rule)) return;
    const selectors = rule.selectors.filter((selector) => mayMatch(selector, present));
    if (selectors.length === 0) rule.remove();
    else rule.selectors = selectors;
  });
  root.walkAtRules((at) => {
    if (at.nodes?.length === 0) at.remove();
  });
  return root.toString();
}

/** 40 % in @keyframes is no selector. */
function isFrame(rule: Rule): boolean {
  return rule.parent?.type === 'atrule' && (rule.parent as AtRule).name.endsWith('keyframes');
}

/** What stands in :not(…) need not be there. */
function mayMatch(selector: string, present: ReadonlySet<string>): boolean {
  const needed = selector.replaceAll(/:(?:not|is|where)\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '');
  return [...needed.matchAll(CLASS)].every(([, name = '']) => present.has(name.replaceAll('\\', '')));
}
