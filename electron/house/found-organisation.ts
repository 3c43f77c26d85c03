import type { ActionInput } from '../../core/actions/all.ts';
import { toBase64, toHex, wipe } from '../../core/base/bytes.ts';
import type { Change } from '../../core/facts/draft.ts';
import { firstReasonChanges } from '../../core/records/first-reasons.ts';
import { instantOf } from '../router/clock.ts';
import { makeContentSigner, makeIssuing, makeRoot } from '../authority/make-organisation.ts';
import { sha256, signerOf } from '../authority/signer.ts';
import { KeyRing } from '../secrets/key-ring.ts';
import { createMasterKeys } from '../secrets/master-keys.ts';
import { createPasswordKeeper } from '../secrets/passwords.ts';
import { createRecovery } from '../secrets/recovery.ts';
import { createSealedSet } from '../secrets/sealed-set.ts';
import { makeStationKeys, type NewStationKeys } from '../secrets/station-keys.ts';
import { keepAuthorityCertificates } from './authority-certificates.ts';
import { newAuthorityKeys, sealAuthorityKey } from './authority-keys.ts';
import type { StoreWriter } from '../store/store.ts';
import { buildHouse } from './build-house.ts';
import type { FounderParts } from './founder-parts.ts';
import type { House } from './house.ts';
import { policyOids } from './policy-oids.ts';

type Input = ActionInput<'station.first-start'>;

interface Ids {
  readonly organisation: string;
  readonly servicePoint: string;
  readonly station: string;
  readonly operator: string;
  readonly approver: string;
}

/**
 * Makes everything that an organisation starts with, in one transaction: keys, authority, recovery code, station, two people.
 * `also` is done in the same transaction.
 */
export async function foundOrganisation(input: Input, parts: FounderParts, also?: (writer: StoreWriter) => void): Promise<House> {
  const { store, newId, random, clock } = parts;
  const ids: Ids = { organisation: newId(), servicePoint: newId(), station: newId(), operator: newId(), approver: newId() };
  const made = await makeStationKeys(parts.shell, random);
  const passwords = createPasswordKeeper({ store, now: clock.now, random });
  const hashes = [await passwords.hash(input.operator.password), await passwords.hash(input.approver.password)] as const;
  const ring = new KeyRing({ store, keys: made.keys, now: clock.now, random });
  const sealed = createSealedSet({ ...parts, ring, organisationId: () => ids.organisation, now: clock.now });
  store.writeAs({ station: ids.station, epoch: 0, sign: made.keys.sign, dataKey: (blobId) => sealed.open(blobId) });
  store.transact((writer) => {
    made.keep(writer);
    writer.settings.set('station-id', ids.station);
    ring.make(writer, `organisation:${ids.organisation}`);
    ring.make(writer, `service-point:${ids.servicePoint}`, `organisation:${ids.organisation}`);
    const makes = { store: writer, organisationId: () => ids.organisation, random };
    createMasterKeys({ ...makes, sealed }).add(writer);
    createRecovery({ ...makes, ring, keys: made.keys }).make(writer);
    const making: Made = { ids, input, parts };
    const root = makeAuthority(making, {
      seal: (key) => sealAuthorityKey(writer, sealed, key),
      keep: (certificates) => keepAuthorityCertificates(writer, certificates),
    });
    const changes = [
      ...placeChanges(making, { root, made }),
      ...peopleChanges(making, (id) => sealed.putDataKey(writer, id, ids.servicePoint)),
      ...identifierChanges(newId),
      ...firstReasonChanges(newId),
    ];
    const note = { station: input.station };
    writer.append({ kind: 'observation', action: 'station.founded', who: {}, servicePoint: ids.servicePoint, note, changes });
    for (const [at, hash] of hashes.entries()) passwords.put(writer, at === 0 ? ids.operator : ids.approver, hash);
    also?.(writer);
  });
  return buildHouse(made.keys, parts);
}

interface Made {
  readonly ids: Ids;
  readonly input: Input;
  readonly parts: FounderParts;
}

type SealKey = (key: Parameters<typeof sealAuthorityKey>[2]) => void;
type KeepCertificates = (certificates: Parameters<typeof keepAuthorityCertificates>[1]) => void;

/** Root, issuing authority and content signer; their keys are sealed and wiped. Gives the root's hash. */
function makeAuthority({ ids, input, parts }: Made, { seal, keep }: { readonly seal: SealKey; readonly keep: KeepCertificates }): string {
  const keys = newAuthorityKeys();
  const signers = { root: signerOf(keys.root), issuing: signerOf(keys.issuing), contentSigner: signerOf(keys['content-signer']) };
  const making = { organisation: input.organisation, nowMs: parts.clock.now(), random: parts.random };
  const root = makeRoot(signers.root, making);
  const issuing = makeIssuing(signers.issuing.spki, { signer: signers.root, certificate: root }, { ...making, station: input.station });
  const policies = policyOids(parts.store, ids.organisation);
  const contentSigner = makeContentSigner(
    signers.contentSigner.spki,
    { signer: signers.issuing, certificate: issuing },
    { ...making, policyOids: policies },
  );
  for (const name of ['root', 'issuing', 'content-signer'] as const) {
    seal({ name, ownerId: name === 'root' ? ids.organisation : ids.station, pkcs8: keys[name] });
    wipe(keys[name]);
  }
  keep({ root, issuing, contentSigner, ownerId: ids.station });
  return toHex(sha256(signers.root.spki));
}

function placeChanges(
  { ids, input, parts }: Made,
  { root, made }: { readonly root: string; readonly made: NewStationKeys },
): readonly Change[] {
  const createdAt = instantOf(parts.clock);
  const { signingSpki, wrappingSpki } = made.keys;
  return [
    {
      record: 'organisation',
      id: ids.organisation,
      set: { id: ids.organisation, name: input.organisation, rootSpkiHash: root, createdAt },
    },
    { record: 'service-point', id: ids.servicePoint, set: { id: ids.servicePoint, name: input.servicePoint, enabled: true, createdAt } },
    {
      record: 'station',
      id: ids.station,
      set: {
        id: ids.station,
        name: input.station,
        servicePointId: ids.servicePoint,
        signingSpki: toBase64(signingSpki),
        wrappingSpki: toBase64(wrappingSpki),
        enabled: true,
        createdAt,
      },
    },
  ];
}

const NUMBERS = { operator: 'P-00001', approver: 'P-00002' } as const;

/** Two people with four eyes: Operator, Administrator and Registry operator; and Approver (PRODUCT, decision 2). */
function peopleChanges({ ids, input, parts }: Made, dataKey: (personId: string) => string): readonly Change[] {
  const createdAt = instantOf(parts.clock);
  const roles = { operator: ['Self-service user', 'Operator', 'Administrator'], approver: ['Self-service user', 'Approver'] };
  return (['operator', 'approver'] as const).flatMap((which): Change[] => {
    const id = ids[which];
    const { name, email } = input[which];
    const membershipId = parts.newId();
    return [
      {
        record: 'person',
        id,
        set: {
          id,
          servicePointId: ids.servicePoint,
          number: NUMBERS[which],
          state: 'active',
          name,
          sortName: name,
          email,
          dataKeyId: dataKey(id),
          createdAt,
        },
      },
      { record: 'account', id, set: { personId: id, roles: roles[which], registryOperator: which === 'operator' } },
      {
        record: 'membership',
        id: membershipId,
        set: {
          id: membershipId,
          personId: id,
          servicePointId: ids.servicePoint,
          role: which === 'operator' ? 'service-point-admin' : 'service-point-user',
          state: 'enabled',
          createdAt,
        },
      },
    ];
  });
}

/** Kinds of identity document that every desk meets; rows 16 to 18 keep the list. */
function identifierChanges(newId: () => string): readonly Change[] {
  return ['Passport', 'National ID card', 'Driving licence', 'Health card'].map((name) => {
    const id = newId();
    return { record: 'identifier', id, set: { id, name, inUse: true } };
  });
}
