import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildMain } from '../build/app.ts';
import { ROOT } from '../checks/run-tool.ts';
import { copyrightText } from './copyright.ts';
import { controlText, debianArchitecture } from './deb-control.ts';
import { productVersion } from './product-version.ts';
import { screenPackages } from './screen-packages.ts';
import { copyPackages } from './shipped-packages.ts';
import { StagedTree } from './staged-tree.ts';

export interface DebWish {
  /** Folder that the package goes into. */
  readonly out: string;
  /** Seconds since 1970 that every file carries. */
  readonly time: number;
  /** Verifier key by which the installed program trusts updates. */
  readonly updateKey?: string;
  /** dpkg-deb's words for packing; xz as Debian does unless told. */
  readonly packing?: readonly string[];
}

const LIB = 'usr/lib/cardwright';
const DOC = 'usr/share/doc/cardwright';
const PROGRAMS = ['usr/bin/cardwright', `${LIB}/node`];

/** Makes the package for Debian 12 with the system's Chromium as window; its path. Plain dpkg-deb over a staged folder. */
export async function makeDeb(wish: DebWish): Promise<string> {
  const version = productVersion();
  const architecture = debianArchitecture(process.arch);
  const root = mkdtempSync(join(tmpdir(), 'cardwright-deb-'));
  try {
    const tree = new StagedTree(root);
    await stageProgram(tree, wish.updateKey);
    stageAround(tree, { version, time: wish.time });
    tree.write('DEBIAN/control', controlText({ version, architecture, installedSize: tree.kibibytes() }));
    tree.write('DEBIAN/md5sums', tree.md5sums());
    tree.settle(PROGRAMS, wish.time);
    const file = join(wish.out, `cardwright_${version}_${architecture}.deb`);
    mkdirSync(wish.out, { recursive: true });
    pack(root, file, wish);
    return file;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function pack(root: string, file: string, { time, packing = ['-Zxz', '-z6'] }: DebWish): void {
  const run = spawnSync('dpkg-deb', ['--root-owner-group', ...packing, '--build', root, file], {
    encoding: 'utf8',
    env: { ...process.env, SOURCE_DATE_EPOCH: String(time) },
  });
  if (run.status !== 0) throw new Error(`dpkg-deb: ${run.error?.message ?? run.stderr.trim()}`);
}

/** What runs: our program, the page, the modules, and the Node that they were tried with, for Debian's is older. */
async function stageProgram(tree: StagedTree, updateKey?: string): Promise<void> {
  const page = join(ROOT, 'out/renderer');
  if (!existsSync(join(page, 'index.html'))) throw new Error('the screens are not built; npm run build makes them');
  await buildMain('electron/main-chromium-app.ts', tree.at(`${LIB}/app`));
  cpSync(page, tree.at(`${LIB}/renderer`), { recursive: true, filter: (path) => !path.endsWith('.map') });
  const modules = copyPackages(tree.at(LIB), `${process.platform}-${process.arch}`);
  tree.copy(join(ROOT, 'node_modules/node/bin/node'), `${LIB}/node`);
  const about = { name: 'cardwright', version: productVersion(), license: 'Apache-2.0', private: true, type: 'module' };
  tree.write(`${LIB}/package.json`, `${JSON.stringify(about, undefined, 2)}\n`);
  if (updateKey !== undefined) tree.write(`${LIB}/update-key`, `${updateKey.trim()}\n`);
  const parts = [
    ...modules.map((from) => ({ files: `${LIB}/${from.folder}/*`, from })),
    ...screenPackages().map((from) => ({ files: `${LIB}/renderer/*`, from })),
  ];
  tree.write(`${DOC}/copyright`, copyrightText(parts));
}

/** What Debian's desktop and its people look for. */
function stageAround(tree: StagedTree, { version, time }: { readonly version: string; readonly time: number }): void {
  const own = (name: string): string => join(ROOT, 'packaging', name);
  tree.copy(own('cardwright.sh'), 'usr/bin/cardwright');
  tree.copy(own('cardwright.desktop'), 'usr/share/applications/cardwright.desktop');
  tree.copy(own('cardwright.svg'), 'usr/share/icons/hicolor/scalable/apps/cardwright.svg');
  tree.copy(own('lintian-overrides'), 'usr/share/lintian/overrides/cardwright');
  tree.copy(own('50-cardwright-pcscd.rules'), `${DOC}/examples/50-cardwright-pcscd.rules`);
  tree.copy(join(ROOT, 'docs/install.md'), `${DOC}/install.md`);
  tree.write('usr/share/man/man1/cardwright.1.gz', gzipSync(readFileSync(own('cardwright.1')), { level: 9 }));
  tree.write(`${DOC}/changelog.gz`, gzipSync(changelog(version, time), { level: 9 }));
}

function changelog(version: string, time: number): string {
  const date = new Date(time * 1000).toUTCString().replace('GMT', '+0000');
  return `cardwright (${version}) unstable; urgency=medium\n\n  * Version ${version}.\n\n -- The Cardwright authors <cardwright@localhost>  ${date}\n`;
}
