import { randomBytes, randomUUID } from 'node:crypto';
import type { ActionId, ActionInput, ActionOutput } from '../../../core/actions/all.ts';
import type { Reason } from '../../../core/records/records.ts';
import { Canvas } from '../../../electron/demo/faces/canvas.ts';
import { encodeJpeg } from '../../../electron/demo/faces/jpeg.ts';
import { createMailOutbox } from '../../../electron/mail/outbox.ts';
import { KeyRing } from '../../../electron/secrets/key-ring.ts';
import { createSealedSet } from '../../../electron/secrets/sealed-set.ts';
import { loadStationKeys } from '../../../electron/secrets/station-keys.ts';
import { found } from './path.ts';
import { Register } from './register.ts';
import { scratchFolder } from './scratch-folder.ts';
import { APPROVER, OPERATOR, random, TestStation, type TestStationOptions } from './test-station.ts';

export interface PeopleWorld {
  readonly station: TestStation;
  readonly register: Register;
}

/** A founded station with a register; the operator, who is its Administrator too, is signed in. */
export async function peopleWorld(options: TestStationOptions = {}): Promise<PeopleWorld> {
  const station = await TestStation.open({ dataFolder: scratchFolder(), ...options });
  await found(station);
  return { station, register: new Register(station) };
}

/** A JPEG of that many points, the larger the number the larger the file. */
export const photo = (width: number, height = width): string => Buffer.from(encodeJpeg(new Canvas(width, height), 60)).toString('base64');

/** A JPEG that no other is like: every point of it is chance. */
export function grainyPhoto(width: number, height: number): string {
  const canvas = new Canvas(width, height);
  canvas.pixels.set(randomBytes(canvas.pixels.length));
  return Buffer.from(encodeJpeg(canvas, 60)).toString('base64');
}

/** Approval is asked for no longer. */
export async function withoutApproval(station: TestStation, ...options: readonly string[]): Promise<void> {
  for (const id of options) await station.call('option.change', { id: `users-${id}-approval`, value: false });
}

/** A shipped reason of that kind. */
export async function aReason(station: TestStation, type: Reason['type']): Promise<string> {
  const [reason] = (await station.call('reason.list', { type })).reasons;
  if (reason === undefined) throw new Error(`there is no reason for ${type}`);
  return reason.id;
}

/** Asked by the operator, who is signed in again afterwards; decided by the approver. */
export async function approve(station: TestStation, requestId: string | undefined): Promise<void> {
  await station.signIn(APPROVER);
  try {
    await station.call('request.approve', { requestId: requestId ?? '' });
  } finally {
    await station.signIn(OPERATOR);
  }
}

type Asking = { readonly [Id in ActionId]: ActionOutput<Id> extends { requestId?: string | undefined } ? Id : never }[ActionId];

/** The whole way of a row with approval: asked for, approved. */
export async function approved<Id extends Asking>(station: TestStation, action: Id, input: ActionInput<Id>): Promise<void> {
  const { requestId } = (await station.call(action, input)) as { requestId?: string };
  await approve(station, requestId);
}

export const rolesOf = ({ store }: TestStation, personId: string): readonly string[] => store.get('account', personId)?.roles ?? [];

export async function assertSound(station: TestStation): Promise<void> {
  const verdict = await station.call('journal.verify', {});
  if (!verdict.sound) throw new Error(`the journal is not sound: ${JSON.stringify(verdict)}`);
}

/** The bytes of a sealed secret, with the station's own keys. */
export async function openSealed({ store, shell }: TestStation, blobId: string): Promise<Uint8Array> {
  return (await sealedSetOf({ store, shell })).open(blobId);
}

async function sealedSetOf({ store, shell }: Pick<TestStation, 'store' | 'shell'>) {
  const keys = await loadStationKeys(store, shell, random);
  if (keys === undefined) throw new Error('the station has no keys');
  const now = () => Date.now();
  const ring = new KeyRing({ store, keys, now, random });
  return createSealedSet({ store, ring, organisationId: () => '', now, random, newId: randomUUID });
}

/** A mail of the outbox as whoever sends it would open it, with the station's own keys. */
export async function readMail({ store, shell }: TestStation, id: string): Promise<{ to: string; subject: string; text: string }> {
  const sealed = await sealedSetOf({ store, shell });
  return createMailOutbox({ store, sealed, newId: randomUUID, now: () => Date.now() }).open(id);
}
