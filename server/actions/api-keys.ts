import { apiKeyCreate } from '../../core/actions/api-key/create.ts';
import { apiKeyDisable } from '../../core/actions/api-key/disable.ts';
import { apiKeyEnable } from '../../core/actions/api-key/enable.ts';
import { apiKeyExtend } from '../../core/actions/api-key/extend.ts';
import { createHash, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../../core/failures/refusal.ts';
import { comparable } from '../../core/records/comparable.ts';
import type { ApiKey } from '../../core/records/records.ts';
import type { Writer } from '../store/unit.ts';
import type { Call, Change } from './enter.ts';

const YEAR_MS = 365 * 86_400_000;
const SECRET_BYTES = 32;

/** What a program carries: the key's id and its secret. The secret is shown once and kept nowhere; the sealed set has its hash. */
export function writeBearer(keyId: string, secret: Uint8Array): string {
  return `cwk_${keyId}_${Buffer.from(secret).toString('base64url')}`;
}

/** The parts again; undefined where it is no key of ours. */
export function readBearer(text: string): { readonly keyId: string; readonly secret: Uint8Array } | undefined {
  const [, keyId, secret] = /^cwk_([0-9a-f-]{36})_([A-Za-z0-9_-]{43})$/.exec(text) ?? [];
  if (keyId === undefined || secret === undefined) return undefined;
  return { keyId, secret: new Uint8Array(Buffer.from(secret, 'base64url')) };
}

/** 256 random bits need no slow hash. */
export function hashSecret(secret: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update('api-key|').update(secret).digest());
}

export function isSecret(secret: Uint8Array, hash: Uint8Array): boolean {
  return timingSafeEqual(hashSecret(secret), hash);
}

/** Row 18. A subject stays taken at its service point for ever. */
export const createApiKey: Change<typeof apiKeyCreate> = {
  row: apiKeyCreate,
  async change({ input, caller, at, world }, writer) {
    const { servicePointId, subject, role } = input;
    const others = await writer.find('api-key', { servicePointId });
    if (others.some((key) => comparable(key.subject) === comparable(subject))) throw new Refusal('name-taken');
    const makerId = caller.actor.kind === 'api-key' ? caller.actor.makerId : caller.personId;
    if (makerId === undefined) throw new Refusal('denied', { because: 'api-key-refused', roles: '' });
    const [apiKeyId, hashBlobId, secret] = [world.newId(), world.newId(), world.random(SECRET_BYTES)];
    const expiresAt = new Date(world.now() + YEAR_MS).toISOString();
    writer.seal({ id: hashBlobId, kind: 'api-key-hash', bytes: hashSecret(secret) });
    await writer.append({
      kind: 'intent',
      action: 'api-key.create',
      who: caller.who,
      servicePoint: servicePointId,
      subject: { kind: 'api-key', id: apiKeyId },
      note: { subject, role },
      changes: [
        {
          record: 'api-key',
          id: apiKeyId,
          set: { id: apiKeyId, servicePointId, subject, role, makerId, enabled: true, hashBlobId, expiresAt, createdAt: at },
        },
      ],
    });
    return { apiKeyId, bearer: writeBearer(apiKeyId, secret), expiresAt };
  },
};

/** Another year from its end, or from today where that is past. */
export const extendApiKey: Change<typeof apiKeyExtend> = {
  row: apiKeyExtend,
  async change(call, writer) {
    const from = Math.max(Date.parse(call.subject.apiKey?.expiresAt ?? ''), call.world.now());
    const expiresAt = new Date(from + YEAR_MS).toISOString();
    await write('api-key.extend', { expiresAt }, { call, writer });
    return { expiresAt };
  },
};

export const enableApiKey: Change<typeof apiKeyEnable> = {
  row: apiKeyEnable,
  async change(call, writer) {
    await write('api-key.enable', { enabled: true }, { call, writer });
    return {};
  },
};

export const disableApiKey: Change<typeof apiKeyDisable> = {
  row: apiKeyDisable,
  async change(call, writer) {
    await write('api-key.disable', { enabled: false }, { call, writer });
    return {};
  },
};

async function write(
  action: string,
  set: Partial<ApiKey>,
  { call, writer }: { readonly call: Pick<Call, 'caller' | 'subject'>; readonly writer: Writer },
): Promise<void> {
  const { apiKey } = call.subject;
  if (apiKey === undefined) throw new Refusal('not-found');
  await writer.append({
    kind: 'intent',
    action,
    who: call.caller.who,
    servicePoint: apiKey.servicePointId,
    subject: { kind: 'api-key', id: apiKey.id },
    changes: [{ record: 'api-key', id: apiKey.id, set }],
  });
}
