import { toBase64 } from '../../core/base/bytes.ts';
import { Dice } from '../../electron/demo/dice.ts';
import { drawFace } from '../../electron/demo/faces/draw-face.ts';
import { personality } from '../../native/simulator/personalities/personalities.ts';
import { approvedCard, blankCard, found, issue } from '../../test/electron/station/path.ts';
import { TestStation } from '../../test/electron/station/test-station.ts';
import type { Bench, Figure } from './figure.ts';
import { leastTraffic, type Traffic, trafficOf } from './least-traffic.ts';
import { type Exchange, tapped } from './tapped-card.ts';

interface Kind {
  readonly card: string;
  readonly profile: string;
  /** Whether the card says how much room it has and takes a management key of its own; others are shown beside. */
  readonly counts: boolean;
}

const KINDS: readonly Kind[] = [
  { card: 'yubikey-5.7', profile: 'employee-p256', counts: true },
  { card: 'yubikey-5.7', profile: 'employee-rsa2048', counts: true },
  { card: 'yubikey-5.4', profile: 'employee-p256', counts: true },
  { card: 'yubikey-5.4', profile: 'employee-rsa2048', counts: true },
  { card: 'odd', profile: 'employee-p256', counts: false },
  { card: 'plain', profile: 'employee-rsa2048-supplier-key', counts: false },
];

interface Counted {
  readonly label: string;
  readonly counts: boolean;
  readonly actual: Traffic;
  readonly least: Traffic;
}

async function counted(station: TestStation, { card: name, profile, counts }: Kind): Promise<Counted> {
  const label = `${name}, ${profile.replace('employee-', '')}`;
  const photo = toBase64(drawFace('she', new Dice(label)));
  const email = `${label.replace(/[^a-z0-9]+/g, '.')}@example.org`;
  const { personId } = await station.call('person.create', { name: `Holder of ${label}`, email, photo });
  const cardId = await approvedCard(station, personId, profile);
  const exchanges: Exchange[] = [];
  let during = false;
  await station.insert(tapped(await blankCard(name), (exchange) => during && exchanges.push(exchange)));
  // The last step only writes the record; the look at the card that comes after it is no part of an issue.
  const ended = station.heard((event) =>
    event.event === 'operation' && event.operation.steps.some(({ key, state }) => key === 'record' && state === 'running')
      ? true
      : undefined,
  );
  during = true;
  void ended.then(() => (during = false));
  await issue(station, cardId);
  station.readers.remove('Reader A');
  return { label, counts, actual: trafficOf(exchanges), least: leastTraffic(exchanges, personality(name)) };
}

function figure(all: readonly Counted[], unit: 'apdus' | 'bytes'): Figure {
  const ratios = all.map(({ label, counts, actual, least }) => ({ label, counts, value: actual[unit] / least[unit] }));
  return {
    name: `issue.${unit}.ratio`,
    value: Math.max(...ratios.filter(({ counts }) => counts).map(({ value }) => value)),
    unit: 'ratio',
    goal: 1.1,
    bound: 'most',
    what:
      `${unit === 'apdus' ? 'APDUs' : 'Bytes both ways'} of an issue with a photo, against each object written and read once at the card’s maximum length, plus one ` +
      'command per key, secret, counter, authentication and signature (an attestation is one). The worst of the cards that say how much room they have; the others need a trial write, and are shown beside.',
    series: all.flatMap(({ label, actual, least }) => [
      { label: `${label}: issue`, unit, values: [actual[unit]] },
      { label: `${label}: least`, unit, values: [least[unit]] },
    ]),
  };
}

export const issueTraffic: Bench = {
  name: 'issue.traffic',
  title: 'What an issue asks of the card',
  async run(say) {
    const station = await TestStation.open();
    try {
      await found(station);
      const all: Counted[] = [];
      for (const kind of KINDS) {
        const one = await counted(station, kind);
        all.push(one);
        say(`${one.label}: ${one.actual.apdus} APDUs (least ${one.least.apdus}), ${one.actual.bytes} bytes (least ${one.least.bytes})`);
      }
      return [figure(all, 'apdus'), figure(all, 'bytes')];
    } finally {
      await station.close();
    }
  },
};
