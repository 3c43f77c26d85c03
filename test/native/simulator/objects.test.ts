import { describe, expect, it } from 'vitest';
import { PERSONALITIES } from '../../../native/simulator/personalities/personalities.ts';
import { concat, fromHex, toHex } from '../../../core/base/bytes.ts';
import { tlv } from '../../../core/base/ber-tlv.ts';
import { bench, repeatableRandom } from './card-bench.ts';

const NAMES = PERSONALITIES.map(({ name }) => name);
const CHUID = '5fc102';
const PRINTED = '5fc109';

describe.each(NAMES)('objects of a %s card', (name) => {
  it('are not found before they are written', async () => {
    const card = await bench(name);
    expect((await card.get(CHUID)).status).toBe('6a82');
  });

  it('are written by the administrator only', async () => {
    const card = await bench(name);
    expect((await card.put(CHUID, fromHex('3000'))).status).toBe('6982');
    await card.verify();
    expect((await card.put(CHUID, fromHex('3000'))).status).toBe('6982');
    expect(await card.administer()).toBe('9000');
    expect((await card.put(CHUID, fromHex('3000'))).status).toBe('9000');
  });

  it.each([0, 1, 127, 128, 250, 253, 254, 255, 256, 257, 511, 1000, 3000])('come back byte for byte at %i bytes', async (length) => {
    const card = await bench(name);
    await card.administer();
    const content = repeatableRandom()(length);
    expect((await card.put(CHUID, content)).status).toBe('9000');
    const { status, body } = await card.get(CHUID);
    if (length === 0 && card.card.personality.objects.emptied === 'absent') {
      expect(status).toBe('6a82');
      return;
    }
    expect(status).toBe('9000');
    expect(toHex(body)).toBe(toHex(tlv(0x53, content)));
  });

  it('need the PIN where the standard protects reading', async () => {
    const card = await bench(name);
    await card.administer();
    for (const tag of ['5fc103', '5fc108', PRINTED, '5fc121', '5fc123']) {
      expect((await card.put(tag, fromHex('0102'))).status).toBe('9000');
      expect((await card.get(tag)).status).toBe('6982');
    }
    expect(await card.verify()).toBe('9000');
    for (const tag of ['5fc103', '5fc108', PRINTED, '5fc121', '5fc123']) {
      expect(toHex((await card.get(tag)).body)).toBe('53020102');
    }
  });

  it('are refused when larger than the card takes, and the old content stays', async () => {
    const card = await bench(name);
    await card.administer();
    await card.put(CHUID, fromHex('aabb'));
    const { largest } = card.card.personality.objects;
    expect((await card.put(CHUID, new Uint8Array(largest + 1))).status).toMatch(/^(6a84|6700)$/);
    expect(toHex((await card.get(CHUID)).body)).toBe('5302aabb');
  });

  it('fill the card up to its memory and no further', async () => {
    const card = await bench(name);
    await card.administer();
    const { largest, total } = card.card.personality.objects;
    const size = Math.min(largest, 3000);
    let written = 0;
    let status = '9000';
    for (let container = 0x5fc10d; container <= 0x5fc120 && status === '9000'; container += 1) {
      status = (await card.put(container.toString(16), new Uint8Array(size))).status;
      if (status === '9000') written += size;
    }
    if (20 * size > total) expect(status).toBe('6a84');
    expect(written).toBeLessThanOrEqual(total);
    expect(written).toBeGreaterThan(Math.min(total, 20 * size) - 2 * size);
  });

  it('are named by a well-formed tag list or refused', async () => {
    const card = await bench(name);
    expect(await card.status('00cb3fff', '5c055fc102')).toBe('6a80');
    expect(await card.status('00cb3fff', '5c00')).toBe('6a80');
    expect(await card.status('00cb3fff', '')).toBe('6a80');
    expect(await card.status('00cb0000', '5c035fc102')).toBe('6a86');
  });

  it('give the discovery object as itself, before and after it is rewritten', async () => {
    const card = await bench(name);
    const factory = '7e124f0ba0000003080000100001005f2f024000';
    expect(toHex((await card.get('7e')).body)).toBe(factory);
    await card.administer();
    const global = factory.replace('4000', '6010');
    expect((await card.send('00db3fff', fromHex(global))).status).toBe('9000');
    expect(toHex((await card.get('7e')).body)).toBe(global);
  });
});

describe('a plain card', () => {
  it('knows the thirty-six objects of the standard and no other', async () => {
    const card = await bench('plain');
    await card.administer();
    const outcomes = new Map<string, string>();
    for (let tag = 0x5fc101; tag <= 0x5fc124; tag += 1)
      outcomes.set(tag.toString(16), (await card.put(tag.toString(16), fromHex('00'))).status);
    expect([...outcomes].filter(([, status]) => status !== '9000').map(([tag]) => tag)).toEqual(['5fc104', '5fc124']);
    expect((await card.put('5fff00', fromHex('00'))).status).toBe('6a81');
    expect((await card.send('00db3fff', fromHex('7f6102b100'))).status).toBe('9000');
    expect(toHex((await card.get('7f61')).body)).toBe('7f6102b100');
  });

  it('keeps a created but unused object with zero length', async () => {
    const card = await bench('plain');
    await card.administer();
    await card.put(PRINTED, new Uint8Array(0));
    await card.verify();
    expect(toHex((await card.get(PRINTED)).body)).toBe('5300');
  });

  it('reads only what the contactless interface may without secure messaging', async () => {
    const contact = await bench('plain');
    await contact.administer();
    for (const tag of [CHUID, '5fc101', '5fc105', '5fc106']) await contact.put(tag, fromHex('aa'));
    const card = await bench('plain', { contact: 'contactless', storage: { load: () => contact.card.state, save: () => undefined } });
    expect((await card.get(CHUID)).status).toBe('9000');
    expect((await card.get('5fc101')).status).toBe('9000');
    expect((await card.get('5fc105')).status).toBe('6982');
    expect(await card.verify()).toBe('6982');
    expect(await card.status('00240080', '313233343536ffff363534333231ffff')).toBe('6a81');
    expect(await card.status('002c0080', '3132333435363738363534333231ffff')).toBe('6a81');
    expect((await card.put(CHUID, fromHex('00'))).status).toBe('6a81');
    expect((await card.generate(0x9a, 0x11)).status).toBe('6a81');
  });
});

describe('a YubiKey-like card', () => {
  it('keeps its holder notes in 5FFF00 and takes other free tags', async () => {
    const card = await bench('yubikey-5.7');
    await card.administer();
    const notes = concat(fromHex('8003'), fromHex('810102'));
    expect((await card.put('5fff00', notes)).status).toBe('9000');
    expect(toHex((await card.get('5fff00')).body)).toBe(toHex(tlv(0x53, notes)));
  });
});
