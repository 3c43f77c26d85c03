import type { Reply } from '../../../../core/actions/wire.ts';
import { readMail } from '../people-world.ts';
import type { Somebody } from '../register.ts';
import type { Step } from './step.ts';
import type { Walker } from './walker.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const JUMPS = [HOUR_MS / 5, HOUR_MS, DAY_MS, 16 * DAY_MS, 100 * DAY_MS, 400 * DAY_MS];
/** A station's issuing authority is made for ten years. */
const FARTHEST_MS = 2_500 * DAY_MS;
const CODE = /[a-z2-9]{4}(?:-[a-z2-9]{4}){3}/;

const newPassword = ({ register }: Walker): string => `another long password ${register.next()}`;

/** Whoever sits there changes the own password, by what the walk knows or by a wrong one. */
const changePassword = (action: 'person.change-password' | 'self.change-password'): Step => ({
  name: action,
  weight: 1.2,
  run: async (walker) => {
    const { caller, dice } = walker;
    if (caller === undefined) return undefined;
    const chosen = newPassword(walker);
    const oldPassword = dice.chance(0.8) ? caller.password : 'not the password at all';
    const reply = await walker.ask(action, { oldPassword, newPassword: chosen });
    if (reply.ok) walker.remembers(caller, chosen);
    return reply;
  },
});

/** Row 20: of an address that is known and of one that is not; the code is read from the mail, or made up. */
async function forgotten(walker: Walker): Promise<Reply | undefined> {
  const { station, dice } = walker;
  const somebody = dice.pick<Somebody>(walker.callers);
  const email = dice.chance(0.8) ? somebody.email : 'nobody@example.org';
  await walker.ask('self.forgot-password', { email });
  const mail = station.store.mails.waiting({ personId: somebody.id }).at(-1);
  const mailed = mail === undefined ? undefined : CODE.exec((await readMail(station, mail.id)).text)?.[0];
  const chosen = newPassword(walker);
  const codeSecret = dice.chance(0.8) ? (mailed ?? 'abcd-efgh-jkmn-pqrs') : 'abcd-efgh-jkmn-pqrs';
  const reply = await walker.ask('self.set-forgotten-password', { email, codeSecret, newPassword: chosen });
  if (reply.ok) walker.remembers(somebody, chosen);
  return reply;
}

/** A file of people: taken, checked, entered; left lying now and then. */
async function imported(walker: Walker): Promise<Reply | undefined> {
  const { dice, register } = walker;
  const lines = Array.from({ length: 1 + dice.below(3) }, () => `Filed ${register.next()};filed${register.next()}@example.org\n`);
  const bytes = Buffer.from(`Full name;E-mail\n${lines.join('')}`).toString('base64');
  const taken = await walker.ask('import.take', { fileName: 'people.csv', at: 0, bytes, last: true });
  if (!taken.ok || dice.chance(0.1)) return taken;
  const { importId } = taken.output as { readonly importId: string };
  const mapping = { name: '0', email: '1' };
  await walker.ask('import.check', { importId, reading: { format: 'csv', delimiter: ';', header: true, mapping, existing: 'leave' } });
  return walker.ask('import.run', { importId });
}

/** Minutes or years go by, and the station does what is due. Nobody who was signed in still is. */
async function timePasses(walker: Walker): Promise<undefined> {
  const { clock, dice, station } = walker;
  const ms = dice.pick(JUMPS);
  if (clock.aheadMs + ms > FARTHEST_MS) return undefined;
  clock.jump(ms);
  await station.runJobs();
  await walker.signIn(dice.chance(0.75) ? (walker.callers[dice.below(5)] as Somebody) : dice.pick<Somebody>(walker.callers));
  return undefined;
}

/** Rows 6, 20 and 21, the import, and time. */
export const accountSteps: readonly Step[] = [
  changePassword('person.change-password'),
  changePassword('self.change-password'),
  { name: 'self.set-forgotten-password', weight: 1, run: forgotten },
  { name: 'import.run', weight: 0.4, run: imported },
  { name: 'time passes', weight: 1.2, run: timePasses },
];
