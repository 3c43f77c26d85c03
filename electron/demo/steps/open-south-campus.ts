import { KeyRing } from '../../secrets/key-ring.ts';
import { loadStationKeys } from '../../secrets/station-keys.ts';
import { type Clerk, isoOf } from '../clerk.ts';
import { APPROVER, DAY_MS, idOf, OPERATOR, required, type Scene, SOUTH, type Step } from '../scene.ts';
import { authorise } from './memberships.ts';

const AGE_DAYS = 900;

/** The second service point with its key, and the founding approver as a member of it too. */
export const openSouthCampus: Step = {
  async prepare(scene) {
    const { store, shell, random, clock } = scene.parts;
    const keys = required(await loadStationKeys(store, shell, random), 'the station’s keys');
    const ring = new KeyRing({ store, keys, now: () => clock.now(), random });
    return (clerk) => {
      const id = scene.parts.newId();
      ring.make(clerk.writer, `service-point:${id}`, `organisation:${scene.house.organisation().id}`);
      create(clerk, id, scene);
      authorise(clerk, scene, { personId: idOf(APPROVER, scene), servicePointId: id, row: 8, atMs: scene.nowMs - (AGE_DAYS - 1) * DAY_MS });
    };
  },
};

function create(clerk: Clerk, id: string, scene: Scene): void {
  const createdAt = isoOf(scene.nowMs - AGE_DAYS * DAY_MS);
  clerk.note(
    {
      kind: 'intent',
      action: 'service-point.create',
      who: { person: idOf(OPERATOR, scene) },
      servicePoint: id,
      subject: { kind: 'service-point', id },
      note: { name: SOUTH },
      changes: [{ record: 'service-point', id, set: { id, name: SOUTH, enabled: true, createdAt } }],
    },
    { family: 'service-points', row: 14 },
    { servicePointId: id },
  );
}
