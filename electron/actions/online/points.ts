import { z } from 'zod';
import { Refusal } from '../../../core/failures/refusal.ts';
import { servicePointBody } from '../../../core/actions/service-point-fields.ts';
import type { ServicePoint } from '../../../core/records/records.ts';
import type { StoreReader, StoreWriter } from '../../store/store.ts';
import type { Call, Parts } from '../handler.ts';
import type { ActionId } from '../../../core/actions/all.ts';

export type ServerPoint = z.infer<typeof servicePointBody>;

/** Which service point here is which there; one that was made through the server has the same id. */
interface Link {
  readonly local: string;
  readonly server: string;
  readonly number: number | null;
}

const LINKS = 'central-points';

export function linksOf(store: Pick<StoreReader, 'settings'>): readonly Link[] {
  return (store.settings.get(LINKS) ?? []) as unknown as readonly Link[];
}

/** The server's id of a service point of ours. Throws Refusal('central-unknown') where it has none of that name. */
export async function serverIdOf(localId: string, call: Call<ActionId>, parts: Parts): Promise<string> {
  const known = linksOf(parts.store).find(({ local }) => local === localId);
  if (known !== undefined) return known.server;
  await takePoints(call, parts);
  const found = linksOf(parts.store).find(({ local }) => local === localId);
  if (found === undefined) throw new Refusal('central-unknown');
  return found.server;
}

/** Takes in every service point that the server shows to whoever is signed in there. */
export async function takePoints(call: Call<ActionId>, parts: Parts): Promise<void> {
  const points = await parts.central.read(call.session, '/service-point/', z.array(servicePointBody));
  for (const point of points) takePoint(point, call, parts);
}

/** Here as it is there: linked by id or name, else made. Gives our id of it. */
export function takePoint(point: ServerPoint, call: Call<ActionId>, parts: Parts): string {
  return parts.store.transact((writer) => {
    const before = ours(point, writer);
    const id = before?.id ?? point.groupId;
    link({ local: id, server: point.groupId, number: point.id ?? null }, writer);
    const set = differing(before, point, writer);
    if (before !== undefined && Object.keys(set).length === 0) return id;
    if (before === undefined) parts.house.makeServicePointKey(writer, id);
    const made = before === undefined ? { id, createdAt: call.at } : { updatedAt: call.at };
    writer.append({
      kind: 'observation',
      action: 'central.take-in-point',
      who: call.who,
      servicePoint: id,
      subject: { kind: 'service-point', id },
      note: { name: point.name },
      changes: [{ record: 'service-point', id, set: { ...made, ...set } }],
    });
    return id;
  });
}

function ours({ groupId, name }: ServerPoint, store: StoreReader): ServicePoint | undefined {
  const linked = linksOf(store).find(({ server }) => server === groupId);
  const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();
  return (
    store.get('service-point', linked?.local ?? groupId) ?? store.all('service-point').find((point) => plain(point.name) === plain(name))
  );
}

function link(made: Link, writer: StoreWriter): void {
  const others = linksOf(writer).filter(({ local, server }) => local !== made.local && server !== made.server);
  writer.settings.set(LINKS, [...others, { ...made }] as never);
}

const fields = ['name', 'adminEmail', 'techEmail', 'identifierOwner', 'searchContent', 'enabled', 'appWritesEnabled'] as const;

/** What is other there than here. A number or repository that another service point here has stays with that one. */
function differing(before: ServicePoint | undefined, point: ServerPoint, store: StoreReader): Partial<ServicePoint> {
  const others = store.all('service-point').filter(({ id }) => id !== before?.id);
  const free = {
    ...(point.id === undefined || others.some(({ number }) => number === point.id) ? {} : { number: point.id }),
    ...(point.repositoryId === undefined || others.some(({ repositoryId }) => repositoryId === point.repositoryId)
      ? {}
      : { repositoryId: point.repositoryId, ...(point.prefix === undefined ? {} : { prefix: point.prefix }) }),
  };
  const wanted: Partial<ServicePoint> = { ...Object.fromEntries(fields.map((field) => [field, point[field]])), ...free };
  return Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => value !== undefined && value !== before?.[field as keyof ServicePoint]),
  );
}
