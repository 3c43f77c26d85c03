import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyRing } from '../../../electron/secrets/key-ring.ts';
import { createRecovery } from '../../../electron/secrets/recovery.ts';
import { loadStationKeys } from '../../../electron/secrets/station-keys.ts';
import { HandClock } from '../station/hand-clock.ts';
import { scratchFolder } from '../station/scratch-folder.ts';
import { APPROVER, OPERATOR, random, TestStation } from '../station/test-station.ts';

/** Stations of one test, under one clock: the first is founded, its code on paper, its operator signed in. */
export class Stations {
  readonly clock = new HandClock();
  readonly #running: TestStation[] = [];
  first!: TestStation;
  /** As printed: groups of five signs. */
  code = '';

  static async begin(): Promise<Stations> {
    const stations = new Stations();
    stations.first = await stations.opened(scratchFolder());
    const people = { operator: OPERATOR, approver: APPROVER };
    await stations.first.call('station.first-start', {
      organisation: 'Northwind Institute',
      servicePoint: 'North campus',
      station: 'Desk 1',
      ...people,
    });
    await stations.first.signIn(OPERATOR);
    await stations.printCode();
    return stations;
  }

  async opened(dataFolder: string): Promise<TestStation> {
    const station = await TestStation.open({ dataFolder, clock: this.clock });
    this.#running.push(station);
    return station;
  }

  async ended(station: TestStation): Promise<void> {
    this.#running.splice(this.#running.indexOf(station), 1);
    await station.close();
  }

  async end(): Promise<void> {
    for (const station of this.#running.splice(0)) await station.close();
  }

  /** Takes the code from the paper before the station forgets it. */
  async printCode(): Promise<void> {
    const { store, shell } = this.first;
    await this.first.call('station.print-recovery-code', {});
    const keys = await loadStationKeys(store, shell, random);
    if (keys === undefined) throw new Error('expected a station with keys');
    const ring = new KeyRing({ store, keys, now: this.clock.now, random });
    this.code = (createRecovery({ store, ring, keys, organisationId: () => '', random }).groups() ?? []).join(' ');
    await this.first.call('station.confirm-recovery-printed', {});
  }

  async backedUp(station = this.first): Promise<Buffer> {
    const { folder, file } = await station.call('backup.make', {});
    return readFileSync(join(folder, file));
  }

  /** A factory-new machine with the backup restored; nobody is signed in. */
  async restored(backup: Buffer): Promise<TestStation> {
    const machine = await this.opened(scratchFolder());
    await send(machine, backup, 300_000);
    await machine.call('station.restore', { recoveryCode: this.code.toLowerCase() });
    return machine;
  }
}

/** Sends a file to the station as the page does. */
export async function send(station: TestStation, bytes: Buffer, part = 2_000_000) {
  for (let at = 0; ; at += part) {
    const last = at + part >= bytes.length;
    const answer = await station.call('station.take-backup', { at, bytes: bytes.subarray(at, at + part).toString('base64'), last });
    if (last) return answer;
  }
}
