// Finds what a command needs and is not there, installs it, then runs the command on the Node of node_modules. It speaks to stderr, so that
// a command's own output stays clean. One file, no package imports, plain enough for Node 14.18: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const WINDOWS = process.platform === 'win32';
const MODULES = path.join(ROOT, 'node_modules');
const NODE = path.join(MODULES, 'node', 'bin', WINDOWS ? 'node.exe' : 'node');
const NOTES = path.join(ROOT, 'out', 'setup');

const CARD = ['pcscd', 'libpcsclite1', 'vsmartcard-vpcd', 'iproute2', 'procps'];
const WINDOW = ['chromium', 'xvfb', 'xauth', 'fonts-dejavu-core'];
const JUDGES = ['opensc', 'yubico-piv-tool', 'yubikey-manager', 'pcsc-tools', 'gnutls-bin', 'openssl', 'poppler-utils'];
// A TPM in software with its PKCS #11 module, a token that is a file, OpenSSL's way to both; a server as docs/deploy.md puts it to work.
const TESTS = ['swtpm', 'libtpm2-pkcs11-1', 'softhsm2', 'libengine-pkcs11-openssl', 'p11-kit', 'p11-kit-modules', 'postgresql', 'curl'];

/** What each command runs and needs. `debian`: packages; `screens`: the built renderer; `electron`: worth a try for its binary. */
const COMMANDS = {
  start: { program: 'scripts/start.ts', debian: [...CARD, ...WINDOW], screens: true, electron: true },
  demo: { program: 'scripts/demo.ts', debian: [...CARD, ...WINDOW, ...JUDGES], screens: true, electron: true },
  'demo:batch': { program: 'scripts/demo-batch.ts', debian: [] },
  card: { program: 'scripts/card.ts', debian: CARD },
  roles: { program: 'scripts/roles.ts', debian: [] },
  test: { program: 'scripts/test.ts', debian: [...CARD, ...WINDOW, ...JUDGES, ...TESTS], screens: true, electron: true },
  check: { program: 'scripts/check.ts', debian: ['openssl'] },
  bench: { program: 'scripts/bench.ts', debian: [...CARD, ...WINDOW, ...JUDGES], screens: true },
  benchServer: { program: 'scripts/bench-server.ts', debian: [] },
  fuzz: { program: 'scripts/fuzz.ts', debian: [] },
  tear: { program: 'scripts/tear.ts', debian: [] },
  simulate: { program: 'scripts/simulate.ts', debian: [] },
  mutants: { program: 'scripts/mutants.ts', debian: [] },
  server: { program: 'server/main.ts', debian: [] },
  types: { program: 'scripts/types.ts', debian: [] },
  lint: { program: 'scripts/lint.ts', debian: [] },
  format: { program: 'scripts/format.ts', debian: [] },
  build: { program: 'scripts/build.ts', debian: [], screens: true },
  dist: { program: 'scripts/dist.ts', debian: [], screens: true },
};

const say = (sentence) => process.stderr.write(`setup: ${sentence}\n`);

function giveUp(sentence) {
  say(sentence);
  process.exit(1);
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function writeNote(name, value) {
  fs.mkdirSync(NOTES, { recursive: true });
  fs.writeFileSync(path.join(NOTES, name), `${JSON.stringify(value)}\n`);
}

// --- Debian packages ---------------------------------------------------------------------------------------------

function missingPackages(wanted) {
  if (process.platform !== 'linux' || wanted.length === 0) return [];
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...wanted], { encoding: 'utf8' });
  if (query.error) {
    say(`this is not a Debian system, so I look for no system packages; on Debian they would be ${wanted.join(', ')}.`);
    return [];
  }
  const there = query.stdout.split('\n').filter((line) => line.endsWith(' installed'));
  return wanted.filter((name) => !there.some((line) => line.startsWith(`${name} `)));
}

function aptGet(...parameters) {
  const options = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', [...options, ...parameters], { stdio: ['ignore', 2, 2], env }).status === 0;
}

function packageListsAreThere() {
  try {
    return fs.readdirSync('/var/lib/apt/lists').some((name) => name.includes('_Packages'));
  } catch {
    return false;
  }
}

function ensurePackages(wanted) {
  const missing = missingPackages(wanted);
  if (missing.length === 0) return;
  const install = ['install', '-y', '--no-install-recommends', ...missing];
  if (process.getuid() !== 0) {
    say(`these Debian packages are missing, and only root can install them: ${missing.join(', ')}. Run this line, then try again:`);
    process.stderr.write(`sudo sh -c 'apt-get update && apt-get ${install.join(' ')}'\n`);
    process.exit(1);
  }
  say(`installing missing Debian packages: ${missing.join(', ')}. This can take some minutes.`);
  const fresh = packageListsAreThere();
  if (!fresh) aptGet('update');
  // A list that is there may be old; one fresh list and a second try settle that.
  const done = aptGet(...install) || (fresh && aptGet('update') && aptGet(...install));
  if (!done || missingPackages(missing).length > 0)
    giveUp(`apt-get could not install ${missingPackages(missing).join(', ')}; its own words stand above.`);
}

// --- npm packages ------------------------------------------------------------------------------------------------

/** Why node_modules does not fit package-lock.json, or undefined where it does. npm keeps what it installed in .package-lock.json. */
function staleModules() {
  const wanted = readJson(path.join(ROOT, 'package-lock.json'));
  if (!wanted) return undefined;
  const there = readJson(path.join(MODULES, '.package-lock.json'));
  if (!there) return 'no npm packages are installed yet';
  for (const [at, entry] of Object.entries(wanted.packages)) {
    const found = there.packages[at];
    if (at === '' || (!found && entry.optional)) continue;
    if (!found || found.version !== entry.version || found.integrity !== entry.integrity)
      return `${at.replace(/^node_modules\//, '')} is not at ${entry.version}`;
  }
  return fs.existsSync(NODE) ? undefined : 'Node 24 is not there';
}

function npm(node, ...words) {
  const viaNpm = process.env.npm_execpath && /npm-cli\.c?js$/.test(process.env.npm_execpath);
  const [program, first] = viaNpm ? [node, [process.env.npm_execpath]] : [WINDOWS ? 'npm.cmd' : 'npm', []];
  // An outer `npm --silent`, dry-run or workspace setting must not reach this install.
  const outer = /^npm_(config_(json|dry_run|workspace|omit|loglevel)|package_|lifecycle_)/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
  const options = { cwd: ROOT, stdio: ['ignore', 2, 2], shell: WINDOWS && !viaNpm, env };
  const run = spawnSync(program, [...first, ...words, '--no-audit', '--no-fund', '--loglevel=error'], options);
  if (run.status !== 0) giveUp(`npm ${words[0]} failed; its own words stand above.`);
}

/** Debian's npm does not know `allowScripts` and would compile what need not be: only the packages named there run theirs. */
function ensureModules() {
  const why = staleModules();
  if (why === undefined) return;
  say(`${why}: installing npm packages (npm ci). This takes about a minute.`);
  npm(process.execPath, 'ci', '--include=dev', '--ignore-scripts');
  const { allowScripts = {} } = readJson(path.join(ROOT, 'package.json')) || {};
  const named = Object.keys(allowScripts).filter((name) => allowScripts[name] && fs.existsSync(path.join(MODULES, name)));
  const nodeLast = named.sort((left, right) => (left === 'node') - (right === 'node'));
  for (const name of nodeLast) npm(process.execPath, 'rebuild', name, '--ignore-scripts=false');
  // On Node 18 npm leaves out optional packages that want a newer one; on the Node that is there now it adds them.
  if (Number(process.versions.node.split('.')[0]) < 20) npm(NODE, 'install', '--no-save', '--ignore-scripts', '--include=dev');
  if (staleModules() !== undefined) giveUp(`npm ci ended well, and yet: ${staleModules()}.`);
}

// --- Electron's binary -------------------------------------------------------------------------------------------

function electronIsThere(version) {
  try {
    const found = fs.readFileSync(path.join(MODULES, 'electron', 'dist', 'version'), 'utf8');
    return found.trim().replace(/^v/, '') === version && fs.existsSync(path.join(MODULES, 'electron', 'path.txt'));
  } catch {
    return false;
  }
}

/** Electron's npm package comes without its binary. One short try to fetch it; a failed one is remembered for this version. */
function tryElectron(asked) {
  const manifest = readJson(path.join(MODULES, 'electron', 'package.json'));
  if (!manifest || electronIsThere(manifest.version)) return;
  const before = readJson(path.join(NOTES, 'electron.json'));
  if (!asked && before && before.version === manifest.version) return;
  const seconds = asked ? 600 : 15;
  say(`fetching the binary of Electron ${manifest.version} (at most ${seconds} seconds).`);
  const install = path.join(MODULES, 'electron', 'install.js');
  const run = spawnSync(NODE, [install], {
    cwd: ROOT,
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (electronIsThere(manifest.version)) return say('Electron is there.');
  const because = run.error ? 'it took too long' : (run.stderr.split('\n').find((line) => /\w/.test(line)) || 'no reason given').trim();
  writeNote('electron.json', { version: manifest.version, failed: because });
  say(
    `Electron could not be fetched (${because}). The system's Chromium shows the window instead. To try again: npm start -- --try-electron`,
  );
}

// --- The screens -------------------------------------------------------------------------------------------------

function* filesBelow(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(at);
    else yield at;
  }
}

/** Changes when any file that the screens are built from changes: names, sizes and times. */
function sourcesStamp() {
  const hash = createHash('sha256');
  const there = (...names) => names.map((name) => path.join(ROOT, name)).filter((file) => fs.existsSync(file));
  const folders = there('renderer', 'core', 'scripts/build').flatMap((folder) => [...filesBelow(folder)].sort());
  for (const file of [...there('vite.config.ts', 'package-lock.json'), ...folders]) {
    const about = fs.statSync(file);
    hash.update(`${path.relative(ROOT, file)} ${about.size} ${Math.round(about.mtimeMs)}\n`);
  }
  return hash.digest('hex');
}

function ensureScreens() {
  const stamp = sourcesStamp();
  const before = readJson(path.join(NOTES, 'screens.json'));
  if (before && before.stamp === stamp && fs.existsSync(path.join(ROOT, 'out', 'renderer', 'index.html'))) return;
  say('building the screens.');
  const vite = path.join(MODULES, 'vite', 'bin', 'vite.js');
  const run = spawnSync(NODE, [vite, 'build', '--logLevel', 'warn'], { cwd: ROOT, stdio: ['ignore', 2, 2], env: childEnv() });
  if (run.status !== 0) giveUp('the screens could not be built; the words of the build stand above.');
  writeNote('screens.json', { stamp });
}

// --- The command -------------------------------------------------------------------------------------------------

function childEnv() {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') || 'PATH';
  const first = [path.join(MODULES, '.bin'), path.dirname(NODE)];
  return { ...process.env, [key]: [...first, process.env[key] || ''].join(path.delimiter) };
}

function run(program, parameters) {
  const child = spawn(NODE, [path.join(ROOT, program), ...parameters], { stdio: 'inherit', cwd: ROOT, env: childEnv() });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // A terminal sends Ctrl-C to the whole group already; sent twice, it would cut the child's own clean end short.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  child.on('error', (cause) => giveUp(`${program} could not be started: ${cause.message}`));
  child.on('exit', (code, signal) => process.exit(signal ? 128 + ({ SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] || 1) : code));
}

function main() {
  const [name, ...given] = process.argv.slice(2);
  const command = Object.prototype.hasOwnProperty.call(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) giveUp(`which command? One of: ${Object.keys(COMMANDS).join(', ')}.`);
  const asked = given.includes('--try-electron');
  ensurePackages(command.debian);
  ensureModules();
  if (command.electron || asked) tryElectron(asked);
  if (command.screens) ensureScreens();
  const words = given.filter((word) => word !== '--try-electron');
  run(command.program, words);
}

main();
