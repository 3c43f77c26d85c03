import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/checks/run-tool.ts';
import { checkJournal } from '../../scripts/journal-check.mjs';
import { skipUnless } from '../skip.ts';
import { blocks, codeWords, filesBelow, links, page, pages, pathThere } from './pages.ts';

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly scripts: Readonly<Record<string, string>> };
const bootstrap = readFileSync(join(ROOT, 'scripts/bootstrap.mjs'), 'utf8');

/** The program that a command of package.json runs in the end; undefined where there is none. */
function programOf(command: string): string | undefined {
  const [, file = '', name = ''] = /^node (\S+)(?: (\S+))?/.exec(manifest.scripts[command] ?? '') ?? [];
  if (file !== 'scripts/bootstrap.mjs') return file;
  return new RegExp(`^  '?${name}'?: \\{ program: '([^']+)'`, 'm').exec(bootstrap)?.[1];
}

interface Command {
  readonly line: string;
  readonly name: string;
  readonly options: readonly string[];
}

/** Commands of npm as the pages write them, in prose and in blocks. */
function commandsIn(text: string): readonly Command[] {
  const found = text.matchAll(/\bnpm (?:run (?:-s |--silent )?)?([a-z][a-z:]*)((?: -- [^`\n|)]*)?)/g);
  return [...found]
    .filter(([line, name]) => line.startsWith('npm run ') || name === 'start' || name === 'test')
    .map(([line, name = '', rest = '']) => ({
      line,
      name,
      options: [...rest.matchAll(/(?<= )--([a-z][a-z-]+)/g)].map(([, word = '']) => word),
    }));
}

const commands = pages.flatMap(({ path, text }) =>
  commandsIn(text).map((command) => [`${path}: ${command.line.trim()}`, command] as const),
);

describe('What the pages tell people to type', () => {
  it('is found: the README names start, test, demo, roles and the check of the journal', () => {
    const named = commandsIn(page('README.md').text).map(({ name }) => name);
    expect(new Set(named)).toEqual(new Set(['start', 'test', 'demo', 'demo:batch', 'roles', 'journal:check']));
  });

  it.each(commands)('exists: %s', (_where, { name, options }) => {
    const program = programOf(name);
    expect(Object.keys(manifest.scripts)).toContain(name);
    expect(existsSync(join(ROOT, program ?? 'no program')), `${name} runs ${program ?? 'nothing'}`).toBe(true);
    const texts = [bootstrap, readFileSync(join(ROOT, program ?? ''), 'utf8')].join('\n');
    for (const option of options) expect(texts, `--${option}`).toMatch(new RegExp(`\\b${option}\\b`));
  });

  it('is all that package.json offers, and CONTRIBUTING names each of it', () => {
    const told = new Set([...commandsIn(page('CONTRIBUTING.md').text), ...commandsIn(page('README.md').text)].map(({ name }) => name));
    const daily = Object.keys(manifest.scripts).filter((name) => programOf(name) !== undefined);
    expect(daily.filter((name) => !told.has(name))).toEqual([]);
  });
});

/** Made by commands, not kept. `x.ts` stands for any file. */
const MADE = /^(?:out|dist|exports|node_modules)\/|\/x\.ts$/;
const isPath = (word: string): boolean => /^(?:\.\.\/)?[\w.-]+(?:\/[\w.*-]+)*\/?$/.test(word) && word.includes('/') && !MADE.test(word);
const isFile = (word: string): boolean => /^[\w-][\w.*-]*\.(?:ts|tsx|mjs|md|css)$/.test(word);
const topLevel = readdirSync(ROOT);

describe('What the pages point at', () => {
  const linked = pages.flatMap((from) => links(from).map((target) => [`${from.path} -> ${target}`, from, target] as const));
  const others = linked.filter(([, , target]) => !target.endsWith('.png'));

  it.each(others)('is there: %s', (_where, { folder }, target) => {
    expect(existsSync(join(ROOT, folder, target))).toBe(true);
  });

  it('are pictures that were taken', (context) => {
    skipUnless(context, existsSync(join(ROOT, 'docs/screenshots')), 'docs/screenshots is empty: no picture was put there yet');
    const pictures = linked.filter(([, , target]) => target.endsWith('.png'));
    expect(pictures.filter(([, { folder }, target]) => !existsSync(join(ROOT, folder, target))).map(([where]) => where)).toEqual([]);
  });

  it.each(pages.map((each) => [each.path, each] as const))('are paths that exist, in %s', (_path, each) => {
    const near = readdirSync(join(ROOT, each.folder));
    const known = (word: string): boolean => [...topLevel, ...near, '..'].includes(word.split('/')[0] ?? '');
    const paths = codeWords(each).filter((word) => isPath(word) && known(word));
    expect(paths.filter((path) => !pathThere(path, each))).toEqual([]);
  });

  it.each(pages.map((each) => [each.path, each] as const))('are files that exist, in %s', (_path, each) => {
    const files = codeWords(each).filter(isFile);
    const there = new Set(filesBelow(each.folder.startsWith('docs') ? '.' : each.folder).map((path) => basename(path)));
    const missing = files.filter((file) => !there.has(file) && !pathThere(file, each) && !file.includes('*'));
    expect(missing).toEqual([]);
  });
});

/** Folders and files that the drawing of the house names. */
function drawnPaths(): readonly string[] {
  const drawing = blocks(page('docs/ARCHITECTURE.md'), '').find((block) => block.startsWith('core/')) ?? '';
  let top = '';
  return drawing.split('\n').flatMap((line) => {
    const names = [...line.matchAll(/(?<=^|^ +|\S {2})([\w.-]+(?:\/|\.tsx?))(?=\s|$)/g)].map(([, name = '']) => name);
    if (!line.startsWith(' ')) top = names[0] ?? '';
    return line.startsWith(' ') ? names.map((name) => top + name) : names;
  });
}

describe('The house as it is drawn', () => {
  const drawn = drawnPaths();

  it('names only what is there', () => {
    expect(drawn.length).toBeGreaterThan(40);
    expect(drawn.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('leaves no folder of core, native and electron out', () => {
    const folders = ['core', 'native', 'electron'].flatMap((top) =>
      readdirSync(join(ROOT, top), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `${top}/${name}/`),
    );
    expect(folders.filter((folder) => !drawn.includes(folder))).toEqual([]);
  });

  it('has a page in each of its folders that says what is there', () => {
    const without = drawn.filter((path) => path.endsWith('/') && path.split('/').length <= 3 && !/^(?:renderer|test)\/./.test(path));
    expect(without.filter((folder) => !existsSync(join(ROOT, folder, 'README.md')))).toEqual([]);
  });
});

describe('The decisions', () => {
  const records = readdirSync(join(ROOT, 'docs/decisions')).filter((name) => name !== 'README.md');

  it('have each a number of their own, which their title repeats', () => {
    const numbers = records.map((name) => name.slice(0, 4));
    expect(new Set(numbers).size).toBe(records.length);
    for (const name of records) expect(page(`docs/decisions/${name}`).text).toMatch(new RegExp(`^# ${name.slice(0, 4)}\\. `));
  });

  it.each(records)('%s says context, choice, what else was seen and what follows', (name) => {
    for (const part of ['Context', 'Choice', 'Alternatives seen', 'Consequences'])
      expect(page(`docs/decisions/${name}`).text).toContain(`**${part}.**`);
  });
});

describe('The example of the journal', () => {
  it('is one that the checker finds sound', async () => {
    const about = page('docs/journal.md');
    const [lines = ''] = blocks(about, 'ndjson');
    const [checkpoint = ''] = blocks(about, 'checkpoint');
    const [policy = ''] = blocks(about, 'policy');
    await expect(checkJournal([Buffer.from(lines)], checkpoint, policy)).resolves.toMatch(/^Sound: 3 entries of cardwright\//);
  });
});

describe('The glossary', () => {
  it('explains each term once', () => {
    const terms = [...page('docs/glossary.md').text.matchAll(/^\| ([^|]+?) +\|/gm)].map(([, term = '']) => term);
    const explained = terms.filter((term) => term !== 'Term' && !/^-+$/.test(term));
    expect(explained.length).toBeGreaterThan(100);
    expect(explained.filter((term, at) => explained.indexOf(term) !== at)).toEqual([]);
  });
});
