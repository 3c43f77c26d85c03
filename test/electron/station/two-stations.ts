import { found } from './path.ts';
import { Register } from './register.ts';
import { scratchFolder } from './scratch-folder.ts';
import { TestStation } from './test-station.ts';

/** An organisation with one station, and another station that was never started. */
export class TwoStations {
  readonly folder: string;
  readonly first: TestStation;
  second: TestStation;

  private constructor(folder: string, first: TestStation, second: TestStation) {
    this.folder = folder;
    this.first = first;
    this.second = second;
  }

  static async open(): Promise<TwoStations> {
    const folder = scratchFolder();
    const first = await TestStation.open({ dataFolder: scratchFolder() });
    await found(first);
    return new TwoStations(folder, first, await TestStation.open({ dataFolder: folder }));
  }

  /** The service point of the first station. */
  get here(): string {
    return new Register(this.first).here;
  }

  /** The request file of a station, the second where it is not said. */
  async asks(station = this.second, name = 'Desk 2'): Promise<string> {
    return (await station.taken('station.join-request', { station: name })).text;
  }

  /** The answer file of the first station. */
  async answers(request: string, organisationKeys = true): Promise<string> {
    return (await this.first.taken('station.answer-join', { request, servicePointId: this.here, organisationKeys })).text;
  }

  async join(organisationKeys = true): Promise<void> {
    await this.second.call('station.join', { answer: await this.answers(await this.asks(), organisationKeys) });
  }

  async restart(): Promise<void> {
    await this.second.close();
    this.second = await TestStation.open({ dataFolder: this.folder });
  }

  async close(): Promise<void> {
    await this.first.close();
    await this.second.close();
  }
}
