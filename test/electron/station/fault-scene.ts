import { rmSync } from 'node:fs';
import type { OperationView, ReaderTile } from '../../../core/actions/views.ts';
import type { StationEvent } from '../../../core/actions/wire.ts';
import type { Failure, FailureCode } from '../../../core/failures/table.ts';
import type { CardInReader } from '../../../native/simulator/card-in-reader.ts';
import type { ExchangeFault, ExchangeMoment } from '../../../native/simulator/fault-injection.ts';
import type { CertificateAuthority } from '../../../electron/authority/certificate-authority.ts';
import { copyOf, type Stage } from './tears/stage.ts';
import type { WatchedCard } from './tears/watched-card.ts';
import { OPERATOR, READER, Refused, TestStation } from './test-station.ts';

type Answers = CertificateAuthority['issueOnHold'];

/** A station with one approved card, whose readers, cards and authority do what a fault asks. */
export class FaultScene {
  readonly stage: Stage;
  readonly #folder: string;
  #station: TestStation | undefined;
  /** Asked at every command to a card. */
  exchange: (moment: ExchangeMoment) => ExchangeFault | undefined = () => undefined;
  /** What the authority answers instead of issuing. */
  authority: ((real: Answers) => Answers) | undefined;
  /** Certificates that the authority has issued. */
  issued = 0;
  /** The step that runs. */
  step = '';
  /** The card that has to be issued in the end. */
  card: WatchedCard;

  #lies: CardInReader | undefined;

  private constructor(stage: Stage, card: WatchedCard) {
    this.stage = stage;
    this.card = card;
    this.#folder = copyOf(stage.folder);
  }

  static async open(stage: Stage): Promise<FaultScene> {
    const scene = new FaultScene(stage, await stage.blank());
    const dataFolder = scene.#folder;
    const authority = (real: CertificateAuthority): CertificateAuthority => ({
      ...real,
      issueOnHold: (order) => scene.#order(real, order),
    });
    scene.#station = await TestStation.open({ dataFolder, authority, fault: (moment) => scene.exchange(moment) });
    scene.#station.shell.listen((json) => scene.#heard(JSON.parse(json) as StationEvent));
    await scene.station.signIn(OPERATOR);
    return scene;
  }

  get station(): TestStation {
    if (this.#station === undefined) throw new TypeError('expected an open station');
    return this.#station;
  }

  get readers(): TestStation['readers'] {
    return this.station.readers;
  }

  #heard(event: StationEvent): void {
    if (event.event === 'operation') this.step = event.operation.steps.find(({ state }) => state === 'running')?.key ?? '';
  }

  async #order(real: CertificateAuthority, order: Parameters<Answers>[0]): ReturnType<Answers> {
    const counted: Answers = async (asked) => {
      const certificate = await real.issueOnHold(asked);
      this.issued += 1;
      return certificate;
    };
    return (this.authority?.(counted) ?? counted)(order);
  }

  /** The fault happens once, at the first command for which `here` holds. */
  once(here: (moment: ExchangeMoment) => boolean, fault: () => ExchangeFault | undefined): void {
    this.exchange = (moment) => {
      if (!here(moment)) return undefined;
      this.exchange = () => undefined;
      return fault();
    };
  }

  /** The card lies in the reader, and the station has looked at it. */
  insert(card: CardInReader = this.card): Promise<ReaderTile> {
    this.#lies = card;
    return this.station.insert(card, READER);
  }

  /** Everything that the card in the reader keeps, the tries it counts among it. */
  chip(): string {
    return JSON.stringify((this.#lies as { readonly state?: unknown } | undefined)?.state ?? 'none');
  }

  async takeOut(): Promise<void> {
    this.readers.remove(READER);
    await this.station.tile(READER, ({ contents }) => contents === 'empty');
  }

  /** Begins the issue, or takes it up where it is unfinished; what stopped it, where something did. */
  async work(reader = READER): Promise<Failure | undefined> {
    try {
      return (await this.#run(reader)).failure as Failure | undefined;
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      return { code: cause.code as FailureCode, params: cause.params };
    }
  }

  async #run(reader: string): Promise<OperationView> {
    const { cardId } = this.stage.ids;
    const { openOperation } = await this.station.call('card.open', { cardId });
    const { operationId } =
      openOperation === undefined
        ? await this.station.call('card.issue', { cardId, reader })
        : await this.station.call('operation.finish', { operationId: openOperation.operationId, reader });
    return this.station.ended(operationId);
  }

  /** What the fault has left on record. */
  async leaves(): Promise<string> {
    const { state, openOperation, certificates } = await this.station.call('card.open', { cardId: this.stage.ids.cardId });
    const kinds = [...new Set(certificates.map(({ authority }) => authority))].join(' and ');
    return `${state}, ${openOperation === undefined ? 'nothing open' : 'unfinished'}, ${kinds === '' ? 'no certificate' : kinds}`;
  }

  async end(): Promise<void> {
    await this.station.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
