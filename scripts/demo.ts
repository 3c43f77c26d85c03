/**
 * `npm run demo -- [--reader NAME] [--personality NAME] [--profile rsa2048|rsa3072|rsa4096|p256|p384|ed25519] [--size 1280x800] [--screenshots]`: drives the
 * real window through the whole path, from first start to a credential in force and back, then lets independent programs judge the card.
 * Pictures of every step and every program's answer stay in out/demo; --screenshots renews the README's pictures from them. Exits 1 where
 * one verdict is bad. With --reader it takes whatever factory-fresh PIV card lies there.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { demoReader } from './demo/demo-reader.ts';
import { layOut } from './demo/evidence.ts';
import { holderPhoto } from './demo/holder-photo.ts';
import { judge, questions, revokedQuestions, speaksYubico } from './demo/judges.ts';
import type { Court, Verdict } from './demo/programs.ts';
import { table } from './demo/verdict-table.ts';
import { checkJournal } from './demo/journal-verdict.ts';
import { keepScreenshots } from './demo/screenshots.ts';
import { openStationWindow } from './demo/station-window.ts';
import { PINS, type Walk } from './demo/walk.ts';
import * as card from './demo/walk-card.ts';
import * as people from './demo/walk-people.ts';
import * as records from './demo/walk-records.ts';
import { UsageError, windowSize, wordsOf } from './words.ts';

const say = (line: string): void => console.log(line);

const values = wordsOf({
  usage: 'npm run demo -- [--profile rsa2048|p256] [--reader NAME] [--personality NAME] [--size 1280x800] [--screenshots]',
  options: {
    reader: { type: 'string' },
    personality: { type: 'string', default: 'yubikey-5.4' },
    profile: { type: 'string', default: 'rsa2048' },
    size: { type: 'string', default: '1280x800' },
    screenshots: { type: 'boolean', default: false },
  },
});
if (!people.demoProfiles.includes(values.profile))
  throw new UsageError(`--profile takes one of ${people.demoProfiles.join(', ')}; got ${values.profile}`);
const size = windowSize(values.size);

const out = resolve('out/demo');
rmSync(out, { recursive: true, force: true });
const dataFolder = mkdtempSync(join(tmpdir(), 'cardwright-demo-'));
const place = await demoReader({ ...(values.reader === undefined ? {} : { wanted: values.reader }), personality: values.personality, say });
const window = await openStationWindow({ dataFolder, pictures: out, ...size, say });
const demo: Walk = { ...window, reader: place.reader, photo: holderPhoto(out), say };
let verdicts: readonly Verdict[] = [];
try {
  verdicts = await wholePath(demo, values.profile);
} catch (cause) {
  await window.picture('stopped-here').catch(() => undefined);
  throw cause;
} finally {
  await window.close();
  await place.close();
  rmSync(dataFolder, { recursive: true, force: true });
}
say(`\n${table(verdicts)}\n`);
if (values.screenshots) keepScreenshots(out, resolve('docs/screenshots'));
const bad = verdicts.filter(({ verdict }) => verdict === 'bad');
say(bad.length === 0 ? `Every program accepts the card. Pictures and answers: ${out}` : `${bad.length} verdicts are bad. Answers: ${out}`);
process.exitCode = bad.length === 0 ? 0 : 1;

async function wholePath(walker: Walk, wanted: string): Promise<readonly Verdict[]> {
  await people.setUp(walker);
  if (place.makersRoot !== undefined) await people.trustMaker(walker, place.makersRoot);
  await people.enterPerson(walker);
  const { keys, leftOut } = await people.requestAndApprove(walker, wanted);
  await card.issue(walker);
  await card.activate(walker, await card.letter(walker));
  await card.pins(walker);
  await card.chip(walker);
  const authority = await records.exportAuthority(walker);
  const seat = {
    reader: place.reader,
    otherReaders: place.others,
    pin: PINS.unblocked,
    folder: join(out, 'answers'),
    authority,
    keys,
  };
  const court: Court = { ...seat, yubico: await speaksYubico(seat) };
  say('Independent programs judge the card in force');
  const inForce = [...(await layOut(court)), ...(await judge(court, questions(court)))];
  await card.changeState(walker, 'Deactivate', 'Inactive');
  await records.exportAuthority(walker);
  const inactive = await judge(court, revokedQuestions(court, 'while inactive'));
  await card.changeState(walker, 'Reactivate', 'Active');
  await card.changeState(walker, 'Lock', 'Locked');
  await records.exportAuthority(walker);
  const locked = await judge(court, revokedQuestions(court, 'once locked'));
  const journal = await checkJournal(await records.journal(walker));
  await records.roles(walker);
  return [...leftOut, ...inForce, ...inactive, ...locked, journal];
}
