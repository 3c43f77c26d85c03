import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionInput } from '../../../core/actions/all.ts';
import { aKey, forge, pointsWorld, type PointsWorld } from './points-world.ts';
import { OPERATOR } from './test-station.ts';
import { ADA_ORCID, aRaid, BO_ORCID, embargoedUntil } from './raid-bodies.ts';

let world: PointsWorld;
beforeAll(async () => {
  world = await pointsWorld();
});
afterAll(() => world.station.close());

const mint = (metadata = aRaid(), people: ActionInput<'raid.mint'>['people'] = []) =>
  world.station.call('raid.mint', { draftId: null, metadata, people });
const edit = (raidId: string, version: number, metadata = aRaid('Another title')) =>
  world.station.call('raid.edit', { raidId, version, metadata, people: [] });

describe('Minting', () => {
  it('gives a handle under the service point’s prefix, version 1, and what the registry says of it', async () => {
    const { raidId, handle } = await mint(aRaid('Reef', { identifier: { license: 'mine', version: 9 } }));
    expect(handle).toMatch(/^10\.5072\/[0-9a-f]{8}$/);
    const { metadata, version, state, createdBy } = await world.station.call('raid.open', { raidId });
    expect([version, state, createdBy]).toEqual([1, 'open', 'Olga Operator']);
    expect(metadata['identifier']).toMatchObject({
      id: `https://raid.org/${handle}`,
      license: 'Creative Commons CC-0',
      owner: { id: 'https://ror.org/00rqy9422' },
      version: 1,
    });
  });

  it('stores nothing where anything is wrong, and says all of it at its path', async () => {
    const before = world.station.store.raids.count({ servicePointIds: [world.points.own] });
    const reply = await world.station.ask('raid.mint', { draftId: null, metadata: { ...aRaid(), title: [], colour: 1 }, people: [] });
    expect(reply.ok ? [] : reply.failure.fields?.map(({ fieldId, errorType }) => `${fieldId} ${errorType}`).toSorted()).toEqual([
      'colour invalidValue',
      'title notSet',
    ]);
    expect(world.station.store.raids.count({ servicePointIds: [world.points.own] })).toBe(before);
  });

  it('takes a draft that was right or not, once', async () => {
    const { station } = world;
    const { raidId } = await station.call('raid.save-draft', { draftId: null, metadata: { title: 'no list' }, people: [] });
    expect((await station.call('raid.open', { raidId })).possible.map(({ action, allowed }) => [action, allowed])).toEqual([
      ['raid.save-draft', true],
      ['raid.mint', true],
    ]);
    const asked = { draftId: raidId, metadata: aRaid('From a draft'), people: [] };
    expect((await station.call('raid.mint', asked)).raidId).toBe(raidId);
    expect(await station.refusal('raid.mint', asked)).toBe('state-refuses');
    expect(await station.refusal('raid.save-draft', asked)).toBe('state-refuses');
  });

  it('waits as a draft where the service point has no owner yet', async () => {
    const bare = world.register.servicePoint('Bare desk');
    const draftId = world.register.draft(bare);
    expect(await world.station.refusal('raid.mint', { draftId, metadata: aRaid(), people: [] })).toBe('service-point-incomplete');
  });

  it('links a contributor to somebody of the register, and to nobody else', async () => {
    const { station, register } = world;
    const { raidId } = await mint(aRaid('Linked'), [{ contributor: ADA_ORCID, personId: register.operator }]);
    expect((await station.call('raid.open', { raidId })).people.map(({ name }) => name)).toEqual(['Olga Operator']);
    const wrong = { draftId: null, metadata: aRaid(), people: [{ contributor: BO_ORCID, personId: register.operator }] };
    expect(await station.refusal('raid.mint', wrong)).toBe('raid-invalid');
  });
});

describe('The list', () => {
  it('says of each RAiD at which service point it is', async () => {
    const { raidId } = await mint(aRaid('Placed'));
    const elsewhere = world.register.raid(world.points.other);
    const { raids } = await world.station.call('raid.find', { limit: 500 });
    const at = (id: string): string | undefined => raids.find((raid) => raid.id === id)?.servicePoint.name;
    expect([at(raidId), at(elsewhere)]).toEqual(['North campus', 'South campus']);
  });
});

describe('The list of RAiDs', () => {
  it('is sorted by the station, up and down, by each of its headings', async () => {
    const { station } = world;
    for (const title of ['Beta list', 'alpha list', 'Gamma list']) await mint(aRaid(title));
    const titles = async (by: 'title' | 'changed' | 'handle' | 'version', down: boolean) =>
      (await station.call('raid.find', { text: 'list', limit: 500, sort: { by, down } })).raids.map(({ title }) => title);
    expect(await titles('title', false)).toEqual(['alpha list', 'Beta list', 'Gamma list']);
    expect(await titles('title', true)).toEqual(['Gamma list', 'Beta list', 'alpha list']);
    expect(await titles('changed', true)).toEqual(['Gamma list', 'alpha list', 'Beta list']);
    expect((await titles('handle', false)).toSorted()).toEqual((await titles('version', true)).toSorted());
  });

  it('is exported for whoever sees it, also by those who may not find people, and that is a fact', async () => {
    const { station, register } = world;
    await mint(aRaid('=Exported, "reef"'));
    const reader = register.person('Una User', { memberships: [{}] });
    await station.signIn(reader);
    const { fileName, text } = await station.taken('raid.export-list', { text: 'exported' });
    expect([fileName, text.split('\r\n').length]).toEqual(['raids.csv', 3]);
    expect(text.split('\r\n')[0]).toBe('"handle","title","service point","state","version","changed","changed by"');
    expect(text).toContain(`"'=Exported, ""reef""","North campus","open","1"`);
    expect(station.store.facts.find({ action: 'raid.export-list', limit: 1 })[0]?.fact.who.person).toBe(reader.id);
    await station.signIn(OPERATOR);
  });
});

describe('Editing', () => {
  it('adds a version with its patch and who made it; a save that changes nothing adds none', async () => {
    const { station } = world;
    const { raidId } = await mint();
    expect(await edit(raidId, 1)).toEqual({ version: 2, changed: true });
    expect(await edit(raidId, 2)).toEqual({ version: 2, changed: false });
    const { revisions } = await station.call('raid.history', { raidId });
    expect(revisions.map(({ version, changedBy, steps }) => [version, changedBy, steps.length])).toEqual([
      [2, 'Olga Operator', 1],
      [1, 'Olga Operator', 4],
    ]);
    const compared = await station.call('raid.compare', { raidId, from: 1, to: 2 });
    expect(compared.differences).toEqual([{ path: 'title[0].text', before: 'Reef soundscapes', after: 'Another title' }]);
    const old = await station.call('raid.open', { raidId, version: 1 });
    expect((old.metadata['title'] as { text: string }[])[0]?.text).toBe('Reef soundscapes');
    expect(await station.refusal('raid.open', { raidId, version: 3 })).toBe('not-found');
  });

  it('of two tabs lets the first win and tells the second, whose same text is no fault', async () => {
    const { station } = world;
    const { raidId } = await mint();
    await edit(raidId, 1, aRaid('First tab'));
    const reply = await station.ask('raid.edit', { raidId, version: 1, metadata: aRaid('Second tab'), people: [] });
    expect(reply.ok ? undefined : reply.failure).toMatchObject({ code: 'raid-stale', params: { version: 2, seen: 1 } });
    expect(await edit(raidId, 1, aRaid('First tab'))).toEqual({ version: 2, changed: false });
  });

  it('never changes the handle, nor the owner of what is minted already', async () => {
    const { station, points } = world;
    const { raidId, handle } = await mint();
    const other = { ...aRaid('Other'), identifier: { id: 'https://raid.org/10.5072/ffffffff' } };
    expect(await station.refusal('raid.edit', { raidId, version: 1, metadata: other, people: [] })).toBe('raid-invalid');
    world.register.change({ record: 'service-point', id: points.own, set: { identifierOwner: 'https://ror.org/038sjwq14' } });
    await edit(raidId, 1);
    const { metadata } = await station.call('raid.open', { raidId });
    expect(metadata['identifier']).toMatchObject({
      id: `https://raid.org/${handle}`,
      owner: { id: 'https://ror.org/00rqy9422' },
      version: 2,
    });
    world.register.change({ record: 'service-point', id: points.own, set: { identifierOwner: 'https://ror.org/00rqy9422' } });
  });

  it('sets an embargo and lifts it', async () => {
    const { station } = world;
    const { raidId } = await mint();
    const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await edit(raidId, 1, aRaid('Closed', embargoedUntil(soon)));
    expect((await station.call('raid.open', { raidId })).state).toBe('embargoed');
    await edit(raidId, 2, aRaid('Open again'));
    expect((await station.call('raid.open', { raidId })).state).toBe('open');
  });

  it('by a program is written down as the program’s', async () => {
    const { station, register } = world;
    const { raidId } = await mint();
    const bearer = await aKey(world, register.person('Mia Maker', { memberships: [{}] }), 'service-point-user');
    const input = { raidId, version: 1, metadata: aRaid('By a program'), people: [] };
    expect((await forge(world, { action: 'raid.edit', input, bearer })).ok).toBe(true);
    const { revisions } = await station.call('raid.history', { raidId });
    expect(revisions[0]?.changedBy).toMatch(/^Program/);
  });
});

describe('Where RAiDs are written by a program', () => {
  it('people write none at the desk, a key does', async () => {
    const { station, register, points } = world;
    const bearer = await aKey(world, register.person('Max Maker', { memberships: [{}] }), 'service-point-user');
    register.change({ record: 'service-point', id: points.own, set: { appWritesEnabled: false } });
    const message = { action: 'raid.mint', input: { draftId: null, metadata: aRaid(), people: [] } };
    const reply = await station.ask(message.action, message.input);
    expect(reply.ok ? '' : reply.failure.params?.['because']).toBe('desk-writes-off');
    expect((await forge(world, { ...message, bearer })).ok).toBe(true);
    register.change({ record: 'service-point', id: points.own, set: { appWritesEnabled: true } });
  });
});
