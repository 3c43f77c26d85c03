import { X509Certificate } from 'node:crypto';
import { READERS, type BatchStation } from './batch-station.ts';

export interface Verdict {
  readonly person: string;
  readonly card: number;
  readonly chip: string;
  /** What is wrong, in words; none where it is right. */
  readonly wrong: readonly string[];
}

/** Reads every chip in a reader of the station and judges it against record and authority: is each person's card theirs, whole, and only once? */
export async function judgeAll(station: BatchStation, chips: readonly string[]): Promise<readonly Verdict[]> {
  const found = new Map<string, string[]>();
  const verdicts: Verdict[] = [];
  for (const chip of chips) {
    const { cardId, wrong } = await judgeChip(station, chip);
    if (cardId === undefined) continue;
    found.set(cardId, [...(found.get(cardId) ?? []), chip]);
    if (wrong.length > 0) verdicts.push({ person: '', card: 0, chip, wrong });
  }
  for (const { personName, number, id } of (await station.call('card.find', { text: '', limit: 200 })).cards.toReversed()) {
    const at = found.get(id) ?? [];
    const wrong = [...(await wrongOnRecord(station, id)), ...(at.length === 1 ? [] : [`${at.length} chips are this card`])];
    verdicts.push({ person: personName, card: number, chip: at.join(' '), wrong });
  }
  return verdicts;
}

async function wrongOnRecord(station: BatchStation, cardId: string): Promise<readonly string[]> {
  const { state, certificates, proof, openOperation } = await station.call('card.open', { cardId });
  return [
    ...(state === 'issued' ? [] : [`it is ${state}`]),
    ...(openOperation === undefined ? [] : ['it is unfinished']),
    ...(proof !== undefined && proof.passed === proof.total ? [] : ['it was not proved']),
    ...(certificates.filter(({ state: its, authority }) => its === 'on-hold' && authority === 'on-hold').length === 4
      ? []
      : ['not four certificates on hold']),
    ...(certificates.every(({ state: its, authority }) => its === authority) ? [] : ['record and authority differ']),
  ];
}

async function judgeChip(station: BatchStation, chip: string): Promise<{ readonly cardId?: string; readonly wrong: readonly string[] }> {
  const [reader] = READERS;
  station.readers.insert(reader, await station.card(chip));
  const tile = await tileOf(station, reader, ({ contents }) => contents !== 'empty' && contents !== 'looking');
  const seen = tile.cardId === undefined ? undefined : await station.call('card.read-chip', { reader });
  station.readers.remove(reader);
  await tileOf(station, reader, ({ contents }) => contents === 'empty');
  if (seen === undefined || tile.cardId === undefined) return { wrong: [] };
  const name = tile.personName ?? '';
  const holder = seen.certificates.filter(({ pem }) => new X509Certificate(pem).subject.includes(name)).map(({ slot }) => slot);
  const wrong = [
    ...(seen.certificates.length === 4 && seen.certificates.every(({ record }) => record === 'same') ? [] : ['chip and record differ']),
    ...(['9a', '9c', '9d'].every((slot) => holder.includes(slot as '9a')) ? [] : ['the certificates name somebody else']),
    ...(seen.factoryDefaults.length === 0 ? [] : ['a factory secret is left']),
  ];
  return { cardId: tile.cardId, wrong };
}

type Tile = Awaited<ReturnType<typeof tilesOf>>[number];

async function tilesOf(station: BatchStation) {
  return (await station.call('reader.list', {})).readers;
}

async function tileOf(station: BatchStation, reader: string, fits: (tile: Tile) => boolean): Promise<Tile> {
  for (;;) {
    const changed = station.heard(({ event }) => event === 'readers');
    const tile = (await tilesOf(station)).find((one) => one.name === reader && fits(one));
    if (tile !== undefined) return tile;
    await changed;
  }
}
