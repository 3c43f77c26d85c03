import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aReason, peopleWorld } from './people-world.ts';
import { APPROVER, OPERATOR, TestStation } from './test-station.ts';
import { tracesOf } from './traces.ts';

let station: TestStation;

beforeEach(async () => {
  ({ station } = await peopleWorld());
});
afterEach(() => station.close());

const viewOf = (text: string) => ({ text, states: ['active'], hidden: ['unit'], sort: { by: 'number', down: true } });
const save = (name: string, text = '', list: 'people' | 'cards' = 'people') =>
  station.call('view.save', { list, name, view: viewOf(text) });
const names = async (list: 'people' | 'cards' = 'people') => (await station.call('view.list', { list })).views.map(({ name }) => name);

describe('the views that somebody keeps', () => {
  it('are theirs alone, by list, and stay behind a new start of the station', async () => {
    const before = station.store.facts.last()?.n;
    expect(await save('Newest', 'optics')).toEqual({ views: [{ name: 'Newest', view: viewOf('optics') }] });
    await save('All');
    await save('Mine', '', 'cards');
    expect(station.store.facts.last()?.n).toBe(before);
    await station.signIn(APPROVER);
    expect(await names()).toEqual([]);
    await save('Newest', 'acoustics');
    const { dataFolder } = station;
    await station.close();
    station = await TestStation.open({ dataFolder });
    await station.signIn(OPERATOR);
    expect(await station.call('view.list', { list: 'people' })).toEqual({
      views: [
        { name: 'All', view: viewOf('') },
        { name: 'Newest', view: viewOf('optics') },
      ],
    });
    expect(await names('cards')).toEqual(['Mine']);
  });

  it('are written over by their name, and forgotten one by one', async () => {
    await save('Newest', 'optics');
    expect(await save('Newest', 'works')).toEqual({ views: [{ name: 'Newest', view: viewOf('works') }] });
    await save('All');
    expect(await station.call('view.delete', { list: 'people', name: 'Newest' })).toEqual({ views: [{ name: 'All', view: viewOf('') }] });
    await station.call('view.delete', { list: 'people', name: 'Never there' });
    expect(await names()).toEqual(['All']);
  });

  it('are so many of a list and no more; one that is there can still be changed', async () => {
    for (let at = 0; at < 50; at += 1) await save(`View ${at}`);
    const refused = await station.ask('view.save', { list: 'people', name: 'One more', view: viewOf('') });
    expect(refused).toMatchObject({ failure: { code: 'input-invalid', params: { field: 'name' } } });
    await save('View 7', 'optics');
    await save('One more', '', 'cards');
    expect(await names()).toHaveLength(50);
  });

  it('name nobody who was erased, whosever they are and however the name is written', async () => {
    const { personId } = await station.call('person.create', { name: 'Quirina Zzyzx', email: 'quirina@example.org' });
    await save('Quirina’s people');
    await save('Searched', 'ZZYZX opt');
    await save('Of others', 'Ada');
    await station.signIn(APPROVER);
    await save('By mail', station.store.get('person', personId)?.email);
    await station.signIn(OPERATOR);
    expect(tracesOf(['Zzyzx'], station.dataFolder).length).toBeGreaterThan(0);
    const { batchId } = await station.call('batch.delete-people', { personIds: [personId], reasonId: await aReason(station, 'deletion') });
    expect(await station.call('batch.run', { batchId })).toMatchObject({ done: 1 });
    expect(await names()).toEqual(['Of others']);
    expect(tracesOf(['Quirina', 'Zzyzx'], station.dataFolder)).toEqual([]);
    await station.signIn(APPROVER);
    expect(await names()).toEqual([]);
  });

  it('are nobody’s who is not signed in', async () => {
    await station.call('session.sign-out', {});
    expect(await station.refusal('view.list', { list: 'people' })).toBe('not-signed-in');
    expect(await station.refusal('view.save', { list: 'people', name: 'Newest', view: viewOf('') })).toBe('not-signed-in');
  });
});
