import { raidEdit } from '../../core/actions/raid/edit.ts';
import { raidMint } from '../../core/actions/raid/mint.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { checkRaid } from '../../core/raid/check-raid.ts';
import { composeRaid, isEmbargoed, newHandle, type RaidIdentity, titleOf } from '../../core/raid/compose-raid.ts';
import { revisionsOf, sameContent } from '../../core/raid/history.ts';
import type { RaidMetadata } from '../../core/raid/metadata.ts';
import type { Repository } from '../../core/raid/registrar.ts';
import { resolveNames } from '../../core/raid/resolver.ts';
import { PRIMARY_TITLE } from '../../core/raid/vocabularies.ts';
import type { Raid, RaidRevision, ServicePoint } from '../../core/records/records.ts';
import { violatedKeyOf } from '../store/database.ts';
import type { Writer } from '../store/unit.ts';
import type { Call, Change } from './enter.ts';
import { asked } from './service-points.ts';
import type { World } from './world.ts';

/** A record that has passed every rule and has its handle, before it is stored. */
export interface Minted {
  readonly handle: string;
  readonly metadata: RaidMetadata;
}

/** So many suffixes are tried besides the first where somebody has it. */
const MORE_TRIES = 2;
const HANDLE_KEY = 'raid_tenant_id_handle_key';

/** Row 20: rules, then names, then the handle; nothing is stored where one of them refuses. */
export const mintRaid: Change<typeof raidMint, Minted> = {
  row: raidMint,
  async prepare(call) {
    const { world, input, at } = call;
    const checked = await checkedMetadata(input.metadata, { world, at });
    const point = await servicePointOf(call);
    const { prefix, identifierOwner, number } = point;
    if (prefix === undefined || identifierOwner === undefined || number === undefined) throw new Refusal('service-point-incomplete');
    const seconds = Math.floor(Date.parse(at) / 1000);
    const identity = { owner: identifierOwner, servicePoint: number, version: 1, created: seconds, updated: seconds, ...agencyOf(world) };
    return register(checked, { identity, point, world });
  },
  async change(call, writer, { handle, metadata }) {
    const raidId = call.input.draftId ?? call.world.newId();
    const by = call.caller.personId === undefined ? {} : { createdBy: call.caller.personId };
    const made = { id: raidId, servicePointId: call.subject.servicePointId ?? '', ...by, createdAt: call.at };
    const links = call.input.people;
    await store({ action: 'raid.mint', raidId, made, handle, metadata, before: undefined, people: links }, { call, writer });
    return { raidId, handle, version: 1 };
  },
  // Suffixes have 32 bits, so among a hundred thousand handles two are the same sooner or later; the embedded registrar leaves it to the key.
  mayPrepareAgain: (cause) => violatedKeyOf(cause) === HANDLE_KEY,
};

/** Row 21, from the version that the caller saw. What changes nothing makes no version. */
export const editRaid: Change<typeof raidEdit, RaidMetadata> = {
  row: raidEdit,
  async prepare(call) {
    const { raid } = call.subject;
    const { world, input, at } = call;
    const before = raidMetadataOf(raid);
    const registeredOn = (raid?.createdAt ?? at).slice(0, 10);
    const checked = await checkedMetadata(input.metadata, { world, at, before, registeredOn });
    assertVersion(raid, input.version);
    if (sameContent(before, checked)) return before;
    const next = nextOf(before, checked, { at, world });
    await asked(async () => world.registrar.update(await registrationOf(next, raid?.handle ?? '', call)));
    return next;
  },
  async change(call, writer, next) {
    const { raid } = call.subject;
    assertVersion(raid, call.input.version);
    const before = raidMetadataOf(raid);
    if (raid === undefined || sameContent(before, next)) return { version: call.input.version, changed: false };
    const version = raid.version + 1;
    await store({ action: 'raid.edit', raidId: raid.id, made: {}, metadata: next, before, people: call.input.people }, { call, writer });
    return { version, changed: true };
  },
};

export function raidMetadataOf(raid: Raid | undefined): RaidMetadata {
  return (raid?.metadata ?? {}) as unknown as RaidMetadata;
}

function assertVersion(raid: Raid | undefined, version: number): void {
  if (raid !== undefined && raid.version !== version) throw new Refusal('raid-stale', { version: raid.version, sent: version });
}

/** The record after an edit: what the registry says of it stays, but for version and time. */
function nextOf(before: RaidMetadata, checked: RaidMetadata, { at, world }: { readonly at: string; readonly world: World }): RaidMetadata {
  const { identifier, metadata } = before;
  const identity: RaidIdentity = {
    handle: (identifier?.id ?? '').replace(/^https:\/\/[^/]+\//, ''),
    owner: identifier?.owner?.id ?? '',
    servicePoint: identifier?.owner?.servicePoint ?? 0,
    version: (identifier?.version ?? 0) + 1,
    created: metadata?.created ?? 0,
    updated: Math.floor(Date.parse(at) / 1000),
    ...agencyOf(world),
  };
  return composeRaid(checked, identity);
}

function agencyOf({ raid }: World): Pick<RaidIdentity, 'agency' | 'raidAgencyUrl'> {
  return { agency: raid.agency, raidAgencyUrl: raid.agencyUrl };
}

interface Judged {
  readonly world: World;
  readonly at: string;
  readonly before?: RaidMetadata;
  readonly registeredOn?: string;
}

/** All rules at once, then whether names exist; what is wrong for sure wins over what could not be asked. */
async function checkedMetadata(body: unknown, { world, at, before, registeredOn }: Judged): Promise<RaidMetadata> {
  const checked = checkRaid(body, {
    asOf: at.slice(0, 10),
    ...(before === undefined ? {} : { before }),
    ...(registeredOn === undefined ? {} : { registeredOn }),
  });
  if (!checked.ok) throw new Refusal('raid-invalid', { faults: checked.failures.length }, { fields: checked.failures });
  const { failures, away } = await resolveNames(checked.metadata, world.resolver);
  if (failures.length > 0) throw new Refusal('raid-invalid', { faults: failures.length }, { fields: failures });
  if (away.length > 0) {
    const fields = away.map(({ fieldId, id, schemaUri }) => ({
      fieldId,
      errorType: 'notFound' as const,
      message: `${id}: ${schemaUri} cannot be asked now`,
    }));
    throw new Refusal('resolver-away', { names: away.length }, { fields });
  }
  return checked.metadata;
}

async function servicePointOf({ subject, world }: Pick<Call, 'subject' | 'world'>): Promise<ServicePoint> {
  const point = await world.reads.get('service-point', subject.servicePointId ?? '');
  if (point === undefined) throw new Refusal('not-found');
  return point;
}

interface Registering {
  readonly identity: Omit<RaidIdentity, 'handle'>;
  readonly point: ServicePoint;
  readonly world: World;
}

async function register(checked: RaidMetadata, { identity, point, world }: Registering): Promise<Minted> {
  for (let tries = 0; tries <= MORE_TRIES; tries += 1) {
    const handle = newHandle(point.prefix ?? '', Buffer.from(world.random(16)).toString('hex'));
    const metadata = composeRaid(checked, { ...identity, handle });
    const registration = {
      handle,
      record: metadata,
      repository: await repositoryOf(point, world),
      landingUrl: `${world.raid.agencyUrl}${handle}`,
    };
    if ((await asked(() => world.registrar.register(registration))) === 'registered') return { handle, metadata };
  }
  throw new Refusal('registrar-refused', { because: 'handle-taken' });
}

async function registrationOf(record: RaidMetadata, handle: string, call: Pick<Call, 'subject' | 'world'>) {
  const repository = await repositoryOf(await servicePointOf(call), call.world);
  return { handle, record, repository, landingUrl: `${call.world.raid.agencyUrl}${handle}` };
}

async function repositoryOf({ repositoryId = '', prefix = '', repositorySecretBlobId }: ServicePoint, world: World): Promise<Repository> {
  if (repositorySecretBlobId === undefined || world.registrar.kind === 'embedded') return { repositoryId, prefix };
  const password = await world.openSealed(repositorySecretBlobId, 'repository-password');
  return { repositoryId, prefix, ...(password === undefined ? {} : { password: Buffer.from(password).toString() }) };
}

interface Storing {
  readonly action: 'raid.mint' | 'raid.edit';
  readonly raidId: string;
  /** What is set once. */
  readonly made: Partial<Raid>;
  readonly handle?: string;
  readonly metadata: RaidMetadata;
  readonly before: RaidMetadata | undefined;
  readonly people: Raid['people'];
}

/** One fact: the envelope and the revisions that come with it. */
async function store(
  { action, raidId, made, handle, metadata, before, people }: Storing,
  { call, writer }: { readonly call: Pick<Call, 'caller' | 'subject' | 'at' | 'world'>; readonly writer: Writer },
): Promise<void> {
  const { caller, subject, at, world } = call;
  const version = metadata.identifier?.version ?? 1;
  const by = caller.personId === undefined ? {} : { changedBy: caller.personId };
  const revisions = revisionsOf(version, before, metadata).map((row): RaidRevision => {
    const key = caller.who.apiKey === undefined ? {} : { apiKeyId: caller.who.apiKey };
    return { id: world.newId(), raidId, ...row, diff: row.diff as RaidRevision['diff'], ...by, ...key, changedAt: at };
  });
  await writer.append({
    kind: 'intent',
    action,
    who: caller.who,
    ...(subject.servicePointId === undefined ? {} : { servicePoint: subject.servicePointId }),
    subject: { kind: 'raid', id: raidId },
    note: { version, ...(handle === undefined ? {} : { handle }) },
    changes: [
      {
        record: 'raid',
        id: raidId,
        set: {
          ...made,
          ...(handle === undefined ? {} : { handle }),
          state: isEmbargoed(metadata) ? 'embargoed' : 'open',
          version,
          title: asLine(titleOf(metadata, PRIMARY_TITLE)),
          metadata: metadata as unknown as Raid['metadata'],
          people,
          ...by,
          changedAt: at,
        },
      },
      ...revisions.map((set) => ({ record: 'raid-revision' as const, id: set.id, set })),
    ],
  });
}

/** What lists call it is one line. */
function asLine(title: string): string {
  const line = title
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 1000);
  return line === '' ? '—' : line;
}
