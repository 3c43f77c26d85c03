/** A folder or file and all that it may import. The longest path that fits a file is its layer; a layer may always import itself. */
export interface Layer {
  readonly path: string;
  /** Folders or files whose values and types may be imported. */
  readonly imports: readonly string[];
  /** Folders of which types alone may be imported. */
  readonly types?: readonly string[];
  /** npm packages; a name that ends in `/` stands for a whole scope. */
  readonly packages: readonly string[];
  /** Whether Node's own modules may be imported. */
  readonly node: boolean;
}

const OVER_STORE = { imports: ['core', 'electron/store'], node: true } as const;
/** They implement the interface of native/pcsc and fail as it does. */
const MEMORY_READERS = {
  imports: [
    'native/simulator',
    'native/pcsc/readers.ts',
    'native/pcsc/reader-fault.ts',
    'native/pcsc/return-codes.ts',
    'native/iso7816',
    'core/base',
  ],
  packages: [],
  node: true,
} as const;
/** They make an organisation out of every part: keys, authority, secrets, store. */
const HOUSE = { imports: ['electron', 'native', 'core'], packages: ['zod'], node: true } as const;
/** A start names the shell and the readers it runs with. */
const MAIN = ['electron/station.ts', 'electron/shell', 'native/pcsc/pcsc-readers.ts', 'core'] as const;
const SCREEN_PACKAGES = [
  'react',
  'react-dom',
  '@mantine/',
  '@tanstack/',
  '@tabler/',
  'uqr',
  'i18next',
  'react-i18next',
  'recharts',
  'dayjs',
  'zod',
];

/** "Who may import whom" of docs/ARCHITECTURE.md. `test` and `scripts` may import anything, and nothing imports them. */
export const LAYERS: readonly Layer[] = [
  { path: 'core', imports: [], packages: ['zod'], node: false },
  { path: 'core/raid', imports: ['core'], packages: ['zod', 'rfc6902'], node: false },
  { path: 'core/base', imports: [], packages: [], node: false },

  { path: 'native/iso7816', imports: ['core/base'], packages: [], node: true },
  { path: 'native/piv', imports: ['native/piv/tables', 'native/iso7816', 'core/base'], packages: [], node: true },
  { path: 'native/piv/tables', imports: ['native/iso7816', 'core/base'], packages: [], node: true },
  { path: 'native/pcsc', imports: ['native/iso7816', 'core/base'], packages: ['koffi'], node: true },
  { path: 'native/pkcs11', imports: ['native/iso7816', 'core/base'], packages: ['koffi'], node: true },
  { path: 'native/simulator', imports: ['native/piv/tables', 'native/iso7816', 'core/base'], packages: [], node: true },
  { path: 'native/simulator/memory-readers.ts', ...MEMORY_READERS },
  { path: 'native/simulator/memory-reader.ts', ...MEMORY_READERS },
  { path: 'native/simulator/memory-connection.ts', ...MEMORY_READERS },

  { path: 'electron/store', imports: ['core'], packages: ['better-sqlite3', 'zod'], node: true },
  { path: 'electron/desk', imports: ['native', 'core', 'electron/store'], packages: [], node: true },
  {
    path: 'electron/authority',
    imports: ['core'],
    types: ['native', 'electron/desk/issue/ports.ts'],
    packages: ['@peculiar/'],
    node: true,
  },
  {
    path: 'electron/actions',
    imports: [
      'core',
      'native/piv',
      'electron/desk',
      'electron/authority',
      'electron/letters',
      'electron/mail',
      'electron/openid',
      'electron/central',
      'electron/house/registry-settings.ts',
      'electron/house/station-id.ts',
      'electron/router/actor.ts',
      'electron/people-file',
      'electron/secrets/remote-unblock.ts',
      'electron/router/subject-of.ts',
      'electron/words',
    ],
    types: [
      'native',
      'electron/store',
      'electron/central',
      'electron/sync',
      'electron/secrets',
      'electron/house',
      'electron/router',
      'electron/shell',
    ],
    packages: ['zod'],
    node: true,
  },
  {
    path: 'electron/words',
    imports: ['core', 'renderer/strings/english.ts', 'renderer/widgets/line-problem.ts', 'renderer/widgets/sentence.ts'],
    packages: ['i18next'],
    node: false,
  },
  { path: 'electron/router', imports: ['core', 'electron/store'], packages: ['zod'], node: true },
  { path: 'electron/house', ...HOUSE },
  { path: 'electron/demo', ...HOUSE },
  { path: 'electron/sync', ...OVER_STORE, packages: [] },
  { path: 'electron/central', ...OVER_STORE, packages: ['zod'] },
  { path: 'electron/mail', ...OVER_STORE, packages: ['nodemailer'] },
  { path: 'electron/openid', imports: ['core'], packages: ['openid-client'], node: true },
  { path: 'electron/letters', ...OVER_STORE, packages: ['pdfkit'] },
  { path: 'electron/jobs', ...OVER_STORE, packages: [] },
  { path: 'electron/backup', imports: ['core', 'electron/store', 'electron/secrets'], packages: ['zod'], node: true },
  { path: 'electron/secrets', ...OVER_STORE, packages: ['@node-rs/argon2', 'zod'] },
  { path: 'electron/people-file', imports: ['core', 'electron/secrets/envelope.ts'], packages: ['papaparse'], node: true },
  { path: 'electron/updates', imports: ['core'], types: ['electron/secrets'], packages: ['zod'], node: true },
  { path: 'electron/shell', imports: ['core/base'], packages: [], node: true },
  { path: 'electron/shell/electron-shell.ts', imports: ['electron/shell', 'core/base'], packages: ['electron'], node: true },
  { path: 'electron/shell/electron-api.ts', imports: [], packages: ['electron'], node: false },
  { path: 'electron/compose-held.ts', imports: ['electron', 'native', 'core'], packages: [], node: true },
  { path: 'electron/compose-jobs.ts', imports: ['electron', 'native', 'core'], packages: [], node: true },
  { path: 'electron/compose-station.ts', imports: ['electron', 'native', 'core'], packages: [], node: true },
  { path: 'electron/station.ts', imports: ['electron', 'native', 'core'], packages: [], node: true },
  { path: 'electron/coming-window.ts', imports: ['electron', 'core'], packages: [], node: true },
  { path: 'electron/main.ts', imports: [...MAIN, 'electron/main-electron.ts'], packages: ['electron'], node: true },
  { path: 'electron/main-electron.ts', imports: MAIN, types: ['native/pcsc/readers.ts'], packages: [], node: true },
  { path: 'electron/main-chromium.ts', imports: MAIN, packages: [], node: true },
  {
    path: 'electron/main-chromium-app.ts',
    imports: [...MAIN, 'electron/main-chromium.ts', 'electron/store/count-open-operations.ts', 'electron/updates'],
    packages: [],
    node: true,
  },
  { path: 'electron/preload.ts', imports: ['core/base'], packages: ['electron'], node: false },

  { path: 'renderer', imports: ['core'], packages: SCREEN_PACKAGES, node: false },
  {
    path: 'server',
    imports: ['core'],
    packages: [
      'fastify',
      '@fastify/',
      'pg',
      'node-pg-migrate',
      'jose',
      'prom-client',
      '@node-rs/argon2',
      '@peculiar/',
      '@simplewebauthn/server',
      'zod',
    ],
    node: true,
  },
];

/** Folders whose files must stand in the table above. */
export const LAYERED = ['core', 'native', 'electron', 'renderer', 'server'];
