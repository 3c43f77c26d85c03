import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../core/base/bytes.ts';
import { P_256 } from '../../../native/simulator/algorithms.ts';
import { type CardState, factoryState } from '../../../native/simulator/card-state.ts';
import { REAL_KEYS } from '../../../native/simulator/key-source.ts';
import { personality } from '../../../native/simulator/personalities/personalities.ts';
import { createSimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { fileStorage, memoryStorage } from '../../../native/simulator/storage.ts';
import { CardBench, OTHER_PIN, PIN, PIV, bench, repeatableRandom } from './card-bench.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulated-card-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a card kept in a file', () => {
  it('is the same card when it is taken up again', async () => {
    const storage = fileStorage(join(folder, 'card.json'));
    const card = await bench('yubikey-5.4', { storage });
    await card.administer();
    await card.put('5fc102', fromHex('0a0b0c'));
    await card.generate(0x9a, P_256);
    await card.status('00240080', PIN + OTHER_PIN);
    await card.verify(PIN);
    const again = await bench('yubikey-5.4', { storage: fileStorage(join(folder, 'card.json')) });
    expect(again.card.state).toEqual(card.card.state);
    expect(toHex((await again.get('5fc102')).body)).toBe('53030a0b0c');
    expect(await again.pinState()).toBe('63c2');
    expect(await again.verify(OTHER_PIN)).toBe('9000');
    expect(again.card.state.serial).toBe(card.card.state.serial);
  });

  it('is not taken up as a card of another kind, and a file that is no card is refused', async () => {
    const path = join(folder, 'card.json');
    await bench('plain', { storage: fileStorage(path) });
    await expect(bench('odd', { storage: fileStorage(path) })).rejects.toThrow('"plain"');
    writeFileSync(path, '{"format":1');
    await expect(bench('plain', { storage: fileStorage(path) })).rejects.toThrow('is not a simulated card');
    writeFileSync(path, '{"format":7}');
    await expect(bench('plain', { storage: fileStorage(path) })).rejects.toThrow('is not a simulated card');
  });

  it('is whole whenever the writer is killed', async () => {
    const path = join(folder, 'card.json');
    for (let round = 0; round < 5; round += 1) {
      const writer = spawn(process.execPath, [join(import.meta.dirname, 'endless-writer.ts'), path], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await new Promise<void>((ready) => writer.stdout.once('data', () => ready()));
      await new Promise((later) => setTimeout(later, 7 * round));
      const ended = new Promise((end) => writer.once('exit', end));
      writer.kill('SIGKILL');
      await ended;
      const state = JSON.parse(readFileSync(path, 'utf8')) as CardState;
      expect(state.pin.triesLeft).toBe(state.puk.triesLeft);
    }
    expect(readdirSync(folder).every((name) => name === 'card.json' || name === 'card.json.new')).toBe(true);
  });
});

/** Every command of a small personalisation, by name. */
const STEPS: Readonly<Record<string, (card: CardBench) => Promise<unknown>>> = {
  'a wrong PIN': (card) => card.verify('393939393939ffff'),
  'a change of the PIN': (card) => card.status('00240080', PIN + OTHER_PIN),
  'an unblock': (card) => card.status('002c0080', `3132333435363738${OTHER_PIN}`),
  'writing an object': (card) => card.put('5fc105', repeatableRandom('new')(700)),
  'a new key': (card) => card.generate(0x9a, P_256),
  'a new administration key': (card) => card.status('00ffffff', '039b18000102030405060708090a0b0c0d0e0f1011121314151617'),
};

describe.each(Object.entries(STEPS))('power lost around %s', (_name, step) => {
  async function prepared(): Promise<CardBench> {
    const card = await bench('yubikey-5.4', { keys: REAL_KEYS });
    await card.administer();
    await card.put('5fc105', fromHex('01'));
    await card.generate(0x9a, P_256);
    await card.administer();
    return card;
  }

  /** How many APDUs the step takes. */
  async function apdusOf(): Promise<number> {
    const card = await prepared();
    let count = 0;
    const process = card.card.process.bind(card.card);
    card.card.process = (command) => {
      count += 1;
      return process(command);
    };
    await step(card);
    return count;
  }

  it.each(['before', 'during', 'after'] as const)('leaves the old contents or the new ones, %s each APDU', async (moment) => {
    const total = await apdusOf();
    for (let position = 0; position < total; position += 1) {
      const card = await prepared();
      const old = card.card.state;
      const process = card.card.process.bind(card.card);
      let count = 0;
      card.card.process = async (command) => {
        if (count !== position) {
          count += 1;
          return process(command);
        }
        count += 1;
        if (moment === 'before') card.card.powerOff();
        const response = process(command);
        if (moment === 'during') card.card.powerOff();
        await response;
        card.card.powerOff();
        throw new Error('the answer is lost');
      };
      await expect(step(card)).rejects.toThrow(/no power|the answer is lost/);
      const now = card.card.state;
      if (moment === 'after' && position === total - 1) expect(now).not.toEqual(old);
      else expect(now).toEqual(old);
      card.card.process = process;
      card.card.powerOn();
      await card.raw(`${PIV}00`);
      expect(await card.pinState()).toMatch(/^63c[0-9]$/);
    }
  });
});

describe('a card whose memory fails', () => {
  it('does not say 9000 and is what it was', async () => {
    const kept = memoryStorage(factoryState(personality('plain'), 1));
    let broken = false;
    const storage = {
      load: () => kept.load(),
      save: (state: CardState) => {
        if (broken) throw new Error('no space left');
        kept.save(state);
      },
    };
    const card = new CardBench(await createSimulatedCard({ personality: personality('plain'), random: repeatableRandom(), storage }));
    card.card.powerOn();
    await card.raw(`${PIV}00`);
    broken = true;
    await expect(card.status('00240080', PIN + OTHER_PIN)).rejects.toThrow('no space left');
    broken = false;
    expect(await card.verify(PIN)).toBe('9000');
  });
});

describe('a card that needs time', () => {
  it('waits as its timing says, by the clock it was given', async () => {
    const waits: number[] = [];
    const clock = { wait: async (milliseconds: number) => void waits.push(milliseconds) };
    const card = await bench('yubikey-5.4', { clock, timing: { apduMs: 20, generateMs: new Map([[P_256, 300]]) } });
    await card.administer();
    waits.length = 0;
    await card.generate(0x9a, P_256);
    expect(waits).toEqual([20, 300]);
  });

  it('makes no key when power goes in the meantime', async () => {
    let release: () => void = () => undefined;
    const clock = { wait: () => new Promise<void>((go) => (release = go)) };
    const card = await bench('yubikey-5.4', { clock, timing: { generateMs: new Map([[P_256, 300]]) } });
    await card.administer();
    const old = card.card.state;
    const outcome = card.generate(0x9a, P_256);
    await new Promise((turn) => setImmediate(turn));
    card.card.powerOff();
    card.card.powerOn();
    release();
    await expect(outcome).rejects.toThrow('no power');
    expect(card.card.state).toBe(old);
  });
});
