import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../../scripts/checks/run-tool.ts';

/** One page that people read; its path counted from the top of the project. */
export interface Page {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  /** Its text without blocks of code. */
  readonly prose: string;
}

const NOT_OURS = ['node_modules', 'out', 'dist', '.git'];

/** Every file below a folder of the project, paths counted from the top. */
export function filesBelow(folder: string): readonly string[] {
  const found = globSync('**/*', { cwd: join(ROOT, folder), exclude: (name) => NOT_OURS.includes(name) });
  return found.map((path) => join(folder, path));
}

/** All pages of the project, the generated ones too. */
export const pages: readonly Page[] = globSync('**/*.md', { cwd: ROOT, exclude: (name) => NOT_OURS.includes(name) })
  .toSorted()
  .map((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8');
    return { path, folder: dirname(path), text, prose: text.replaceAll(/^```[\s\S]*?^```$/gm, '') };
  });

export function page(path: string): Page {
  const found = pages.find((candidate) => candidate.path === path);
  if (found === undefined) throw new Error(`expected a page ${path}`);
  return found;
}

/** The blocks of code with that word behind the opening fence. */
export function blocks({ text }: Page, word: string): readonly string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${word}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, inside = '']) => inside);
}

/** Targets of links and pictures inside the project, without what follows a #. */
export function links({ prose }: Page): readonly string[] {
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^[a-z]+:|^#/.test(target)).map((target) => target.split('#')[0] ?? '');
}

/** What stands between backticks outside blocks. */
export function codeWords({ prose }: Page): readonly string[] {
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, word = '']) => word);
}

/** Is there such a path, seen from the top or from the page's folder? A star stands for any letters. */
export function pathThere(path: string, { folder }: Page): boolean {
  return [ROOT, join(ROOT, folder)].some((from) =>
    path.includes('*') ? globSync(path, { cwd: from }).length > 0 : existsSync(join(from, path)),
  );
}
