import { describe, expect, it } from 'vitest';
import { layerFaults } from '../../scripts/checks/layers.ts';
import { scratchTree } from './scratch-tree.ts';

/** File, its one line of import, and what the refusal must say. */
const FORBIDDEN: readonly (readonly [string, string, string])[] = [
  [
    'core/roles/decide.ts',
    "import { open } from '../../electron/store/store.ts';",
    'imports electron/store/store.ts; core may import only',
  ],
  ['core/roles/decide.ts', "import type { Store } from '../../electron/store/store.ts';", 'types of electron/store/store.ts'],
  ['core/roles/decide.ts', "import { readFileSync } from 'node:fs';", 'imports node:fs; core may import only core, package zod'],
  ['core/roles/decide.ts', "import { readFileSync } from 'fs';", 'imports fs; core may import only core, package zod'],
  ['core/roles/decide.ts', "import dayjs from 'dayjs';", 'imports dayjs; core may import only core, package zod'],
  ['core/base/bytes.ts', "import { z } from 'zod';", 'core/base may import only core/base'],
  ['core/base/bytes.ts', "import { decide } from '../roles/decide.ts';", 'core/base may import only core/base'],
  ['native/iso7816/apdu.ts', "import { slots } from '../piv/tables/slots.ts';", 'native/iso7816 may import only native/iso7816, core/base'],
  ['native/piv/piv-card.ts', "import { readers } from '../pcsc/readers.ts';", 'imports native/pcsc/readers.ts; native/piv may import only'],
  ['native/piv/piv-card.ts', "import { decide } from '../../core/roles/decide.ts';", 'native/piv may import only'],
  ['native/piv/piv-card.ts', "import koffi from 'koffi';", 'imports koffi; native/piv may import only'],
  ['native/piv/tables/slots.ts', "import { PivCard } from '../piv-card.ts';", 'native/piv/tables may import only'],
  [
    'native/simulator/card.ts',
    "import { PivCard } from '../piv/piv-card.ts';",
    'native/simulator may import only native/simulator, native/piv/tables',
  ],
  ['native/simulator/card.ts', "export * from '../pcsc/readers.ts';", 'native/simulator may import only'],
  ['electron/store/store.ts', "import { readers } from '../../native/pcsc/readers.ts';", 'electron/store may import only'],
  ['electron/store/store.ts', "import { app } from 'electron';", 'imports electron; electron/store may import only'],
  ['electron/station.ts', "import { app } from 'electron';", 'imports electron; electron/station.ts may import only'],
  ['electron/shell/chromium-shell.ts', "import { app } from 'electron';", 'electron/shell may import only electron/shell, core/base'],
  ['electron/main-chromium.ts', "import { app } from 'electron';", 'electron/main-chromium.ts may import only'],
  ['electron/authority/embedded.ts', "import { PivCard } from '../../native/piv/piv-card.ts';", 'types of native'],
  ['electron/actions/card/issue.ts', "import { open } from '../../store/store.ts';", 'types of electron/store'],
  ['electron/actions/card/issue.ts', "const { open } = await import('../../store/store.ts');", 'imports electron/store/store.ts'],
  ['electron/mail/send.ts', "import { desk } from '../desk/desk.ts';", 'electron/mail may import only'],
  ['electron/shell/shell.ts', "import { decide } from '../../core/roles/decide.ts';", 'electron/shell may import only'],
  ['electron/shell/shell.ts', "const worker = new Worker(new URL('../desk/desk.ts', import.meta.url));", 'imports electron/desk/desk.ts'],
  ['renderer/app.tsx', "import { issue } from '../electron/actions/card/issue.ts';", 'renderer may import only renderer, core'],
  [
    'renderer/app.tsx',
    "type Store = import('../electron/store/store.ts').Store;",
    'types of electron/store/store.ts; renderer may import only',
  ],
  ['renderer/app.tsx', "import { join } from 'node:path';", 'imports node:path; renderer may import only'],
  ['server/main.ts', "import { open } from '../electron/store/store.ts';", 'server may import only server, core'],
  ['electron/router/router.ts', "import { card } from '../../scripts/card.ts';", 'imports scripts/card.ts'],
  ['core/roles/decide.ts', "import { skip } from '../../test/skip.ts';", 'imports test/skip.ts'],
  ['electron/cloud/cloud.ts', "import { z } from 'zod';", 'electron/cloud/cloud.ts: stands in no layer'],
];

const ALLOWED: readonly (readonly [string, string])[] = [
  ['core/roles/decide.ts', "import { toHex } from '../base/bytes.ts';"],
  ['core/records/card.ts', "import { z } from 'zod';"],
  ['native/simulator/card.ts', "import { slots } from '../piv/tables/slots.ts';"],
  ['native/pcsc/winscard.ts', "import koffi from 'koffi';"],
  ['electron/desk/desk.ts', "import { PivCard } from '../../native/piv/piv-card.ts';"],
  ['electron/authority/embedded.ts', "import type { PivCard } from '../../native/piv/piv-card.ts';"],
  ['electron/actions/card/issue.ts', "import { type Store } from '../../store/store.ts';"],
  ['electron/main.ts', "import { app } from 'electron';"],
  ['electron/preload.ts', "import { contextBridge } from 'electron';"],
  ['electron/shell/electron-shell.ts', "import { BrowserWindow } from 'electron';"],
  ['electron/station.ts', "import { open } from './store/store.ts';"],
  ['renderer/app.tsx', "import { MantineProvider } from '@mantine/core';"],
  ['test/native/card.test.ts', "import { open } from '../../electron/store/store.ts';"],
  ['scripts/card.ts', "import { card } from '../native/simulator/card.ts';"],
];

describe('who may import whom', () => {
  it.each(FORBIDDEN)('%s is refused the line %s', (file, line, words) => {
    const faults = layerFaults(scratchTree({ [file]: `${line}\n` }));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(words);
    expect(faults[0]).toContain(file);
  });

  it.each(ALLOWED)('%s is allowed the line %s', (file, line) => {
    expect(layerFaults(scratchTree({ [file]: `${line}\n` }))).toEqual([]);
  });

  it('names the line of an import', () => {
    const root = scratchTree({ 'core/a.ts': "\n\nimport { join } from 'node:path';\n" });
    expect(layerFaults(root)[0]).toMatch(/^core\/a\.ts:3: /);
  });

  it('refuses a circle, of types as well, and names the files along it', () => {
    const root = scratchTree({
      'core/a.ts': "import { b } from './b.ts';\n",
      'core/b.ts': "import { c } from './c.ts';\n",
      'core/c.ts': "import type { a } from './a.ts';\n",
      'core/d.ts': "import { a } from './a.ts';\n",
    });
    expect(layerFaults(root)).toEqual(['core/a.ts: a circle of imports: core/a.ts -> core/b.ts -> core/c.ts -> core/a.ts']);
  });
});
