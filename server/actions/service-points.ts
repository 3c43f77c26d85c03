import { servicePointCreate } from '../../core/actions/service-point/create.ts';
import { servicePointDisable } from '../../core/actions/service-point/disable.ts';
import { servicePointEnable } from '../../core/actions/service-point/enable.ts';
import { servicePointUpdate } from '../../core/actions/service-point/update.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { type Registrar, RegistrarFault, type Repository } from '../../core/raid/registrar.ts';
import { comparable } from '../../core/records/comparable.ts';
import { FIRST_SERVICE_POINT_NUMBER } from '../../core/records/service-point-records.ts';
import { nextOf } from '../store/counters.ts';
import { LARGEST_PAGE } from '../store/reads.ts';
import type { Writer } from '../store/unit.ts';
import type { Call, Change } from './enter.ts';

/** Row 14: with the place where it registers handles, which the registrar makes first. */
export const createServicePoint: Change<typeof servicePointCreate, Repository> = {
  row: servicePointCreate,
  prepare: ({ input, world }) => newRepository(world.registrar, input),
  async change({ input, caller, at, world }, writer, { password, ...repository }) {
    await assertNewName(input.name, undefined, writer);
    const servicePointId = world.newId();
    const secret = password === undefined ? {} : { repositorySecretBlobId: sealPassword(password, writer, world.newId()) };
    const number = await nextOf('service-point-number', FIRST_SERVICE_POINT_NUMBER, writer);
    await writer.append({
      kind: 'intent',
      action: 'service-point.create',
      who: caller.who,
      servicePoint: servicePointId,
      subject: { kind: 'service-point', id: servicePointId },
      changes: [
        {
          record: 'service-point',
          id: servicePointId,
          set: { id: servicePointId, number, ...input, ...repository, ...secret, createdAt: at, updatedAt: at },
        },
      ],
    });
    return { servicePointId };
  },
};

/** Row 16. What registers handles never changes; a service point that has nothing yet gets it now. */
export const updateServicePoint: Change<typeof servicePointUpdate, Repository | undefined> = {
  row: servicePointUpdate,
  prepare: async ({ input, subject, world }) =>
    subject.servicePoint?.repositoryId === undefined ? newRepository(world.registrar, input) : undefined,
  async change(call, writer, made) {
    const { servicePointId, ...fields } = call.input;
    await assertNewName(fields.name, servicePointId, writer);
    const { password, ...repository } = made ?? {};
    const secret = password === undefined ? {} : { repositorySecretBlobId: sealPassword(password, writer, call.world.newId()) };
    const number = call.subject.servicePoint?.number ?? (await nextOf('service-point-number', FIRST_SERVICE_POINT_NUMBER, writer));
    await write(
      'service-point.update',
      { ...fields, number, searchContent: fields.searchContent ?? null, ...repository, ...secret },
      { call, writer },
    );
    return {};
  },
};

/** Row 15. */
export const enableServicePoint: Change<typeof servicePointEnable> = {
  row: servicePointEnable,
  async change(call, writer) {
    await write('service-point.enable', { enabled: true }, { call, writer });
    return {};
  },
};

export const disableServicePoint: Change<typeof servicePointDisable> = {
  row: servicePointDisable,
  async change(call, writer) {
    await write('service-point.disable', { enabled: false }, { call, writer });
    return {};
  },
};

type Fields = Extract<Parameters<Writer['append']>[0]['changes'][number], { readonly record: 'service-point' }>['set'];

async function write(
  action: string,
  set: Fields,
  { call, writer }: { readonly call: Pick<Call, 'caller' | 'subject' | 'at'>; readonly writer: Writer },
): Promise<void> {
  const { caller, subject, at } = call;
  const id = subject.servicePoint?.id ?? '';
  await writer.append({
    kind: 'intent',
    action,
    who: caller.who,
    servicePoint: id,
    subject: { kind: 'service-point', id },
    changes: [{ record: 'service-point', id, set: { ...set, updatedAt: at } }],
  });
}

/** In our own letters, since the database's may be plain ones alone; its key on names holds what is written at the same moment. A disabled one's stays taken. */
async function assertNewName(name: string, ownId: string | undefined, writer: Writer): Promise<void> {
  const wanted = comparable(name);
  for (let after = ''; ; ) {
    const points = await writer.find('service-point', {}, { after });
    if (points.some((point) => point.id !== ownId && comparable(point.name) === wanted)) throw new Refusal('name-taken', { name });
    const last = points.at(-1)?.id;
    if (last === undefined || points.length < LARGEST_PAGE) return;
    after = last;
  }
}

interface Asking {
  readonly name: string;
  readonly adminEmail: string;
  readonly identifierOwner: string;
}

async function newRepository(registrar: Registrar, { name, adminEmail, identifierOwner }: Asking): Promise<Repository> {
  return asked(() => registrar.createRepository({ name, owner: identifierOwner, adminEmail }));
}

/** What a registrar answers, with its faults as refusals. */
export async function asked<Value>(ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask();
  } catch (cause) {
    if (!(cause instanceof RegistrarFault)) throw cause;
    throw new Refusal(cause.kind === 'away' ? 'registrar-away' : 'registrar-refused', undefined, { cause });
  }
}

function sealPassword(password: string, writer: Writer, id: string): string {
  writer.seal({ id, kind: 'repository-password', bytes: Buffer.from(password) });
  return id;
}
