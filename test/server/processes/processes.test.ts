import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { measure } from '../../../scripts/measures.ts';
import { rounds } from '../../rounds.ts';
import { skipUnless } from '../../skip.ts';

const STATIONS = rounds(3, 20);
const SECONDS = rounds(12, 600);
const LONGEST_MS = rounds(150_000, 1_500_000);
const folder = mkdtempSync(join(tmpdir(), 'cardwright-processes-'));
chmodSync(folder, 0o711);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Mounts, networks and processes of its own, which end with it. */
const APART = ['--mount', '--net', '--pid', '--fork', '--mount-proc', '--kill-child'];
const PROBE =
  'mount -t tmpfs tmpfs /run && ip netns add probe && ip link add to-probe type veth peer name eth0 netns probe && ip link add switch type bridge';

/** The first process, which whoever has no parent any more is handed to: it buries them. */
const FIRST = '"$0" "$@"; exit $?';

interface Told {
  readonly told: number;
  readonly fed: number;
  readonly lost: number;
  readonly doubled: number;
  readonly gapless: boolean;
  readonly faults: Readonly<Record<string, number>>;
}

it(
  'what stations committed is in the feed once, whatever of stations, server, database, cables and disks was killed, cut or full meanwhile',
  (context) => {
    const allowed = spawnSync('unshare', [...APART, 'sh', '-c', PROBE], { encoding: 'utf8' }).status === 0;
    skipUnless(context, allowed, 'computers of their own need network namespaces, which only root may make (Linux, util-linux, iproute2)');
    const words = [process.execPath, join(import.meta.dirname, 'bed.ts'), folder, String(STATIONS), String(SECONDS)];
    const { stdout, stderr } = spawnSync('unshare', [...APART, 'sh', '-c', FIRST, ...words], {
      encoding: 'utf8',
      timeout: LONGEST_MS,
      maxBuffer: 1e8,
    });
    expect(stdout, stderr).toMatch(/^\{.*\}$/);
    const said = JSON.parse(stdout) as Told;
    for (const name of ['lost', 'doubled'] as const) {
      const unit = `of ${said.told} facts of ${STATIONS} stations, each a process`;
      measure({ name: `processes.${name}`, value: said[name], unit, goal: 0, holds: said[name] === 0 });
    }
    expect(said).toMatchObject({ lost: 0, doubled: 0, gapless: true });
    expect(said.told).toBeGreaterThan(100);
    expect(Object.keys(said.faults)).toHaveLength(7);
  },
  LONGEST_MS,
);
