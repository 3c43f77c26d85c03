import type { ActionInput } from '../../core/actions/all.ts';
import { demoPassword } from '../../core/actions/station/demo-password.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { beginDemo, demoWaits, fillDemo } from '../demo/fill-demo.ts';
import type { Founding } from '../actions/handler.ts';
import { loadStationKeys } from '../secrets/station-keys.ts';
import type { StoreWriter } from '../store/store.ts';
import { buildHouse } from './build-house.ts';
import { foundOrganisation } from './found-organisation.ts';
import type { House } from './house.ts';
import { Joining } from './joining.ts';
import { type Part, Restoring } from './restoring.ts';
import type { FounderParts } from './founder-parts.ts';

/** First start and every start after it: finds, makes or joins the organisation, and holds the house that comes of it. */
export class Founder implements Founding {
  readonly #parts: FounderParts;
  readonly #joining: Joining;
  readonly #restoring: Restoring;
  #house: House | undefined;
  #working = false;

  constructor(parts: FounderParts) {
    this.#parts = parts;
    this.#joining = new Joining(parts);
    this.#restoring = new Restoring(parts);
  }

  /**
   * At start: takes up the organisation this station belongs to, where it does, and a filling with demo data that was cut off.
   * Throws SecretError where its keys cannot be unsealed.
   */
  async wake(): Promise<void> {
    if (this.#parts.store.settings.get('station-id') === undefined) return;
    const keys = await loadStationKeys(this.#parts.store, this.#parts.shell, this.#parts.random);
    if (keys === undefined) return;
    this.#house = buildHouse(keys, this.#parts);
    if (demoWaits(this.#parts.store)) await this.#goOnWithDemo(this.#house);
  }

  state(): 'first-start' | 'recovery-code-to-print' | 'ready' | 'damaged' {
    if (this.#parts.damage !== undefined) return 'damaged';
    if (this.#house === undefined) return 'first-start';
    return this.#house.recoveryCode.groups() === undefined ? 'ready' : 'recovery-code-to-print';
  }

  house(): House {
    if (this.#house === undefined) throw new Refusal('not-found');
    return this.#house;
  }

  found(input: ActionInput<'station.first-start'>): Promise<void> {
    return this.#alone(() => this.#found(input));
  }

  foundDemo(): Promise<void> {
    const person = (name: string, email: string) => ({ name, email, password: demoPassword });
    return this.#alone(async () => {
      await this.#found(
        {
          organisation: 'Northwind Institute',
          servicePoint: 'North campus',
          station: 'Desk 1',
          operator: person('Olga Operator', 'operator@example.org'),
          approver: person('Anton Approver', 'approver@example.org'),
        },
        (writer) => beginDemo(writer, this.#parts.clock.now()),
      );
      await fillDemo(this.house(), this.#parts);
    });
  }

  joinRequest(stationName: string): Promise<{ fileName: string; text: string }> {
    return this.#alone(() => this.#joining.request(stationName));
  }

  join(answer: string): Promise<void> {
    return this.#alone(async () => {
      this.#house = await this.#joining.accept(answer);
    });
  }

  mayRestore(): boolean {
    return ['first-start', 'damaged'].includes(this.state());
  }

  takeBackup(part: Part): ReturnType<Restoring['take']> {
    return this.#alone(() => this.#restoring.take(part));
  }

  restore(typedCode: string): ReturnType<Restoring['restore']> {
    return this.#alone(() => this.#restoring.restore(typedCode));
  }

  repair(typedCode: string | undefined): ReturnType<Restoring['repair']> {
    return this.#alone(() => this.#restoring.repair(typedCode));
  }

  async damage(): ReturnType<Founding['damage']> {
    return this.#parts.damage === undefined ? undefined : this.#restoring.damage(this.#parts.damage);
  }

  async #found(input: ActionInput<'station.first-start'>, also?: (writer: StoreWriter) => void): Promise<void> {
    this.#house = await foundOrganisation(input, this.#parts, also);
  }

  /** Whatever stops it must not keep the station from starting: it is taken up again at the next start. */
  async #goOnWithDemo(house: House): Promise<void> {
    try {
      await fillDemo(house, this.#parts);
    } catch (cause) {
      this.#parts.log(`the demo could not be filled: ${cause instanceof Error ? cause.message : 'unknown'}`);
    }
  }

  /** Two first starts at once would each make an organisation: the second is refused until the first is over. */
  async #alone<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#working) throw new Refusal('busy');
    this.#working = true;
    try {
      return await work();
    } finally {
      this.#working = false;
    }
  }
}
