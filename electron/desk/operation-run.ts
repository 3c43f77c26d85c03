import type { OperationView } from '../../core/actions/views.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { Failure } from '../../core/failures/table.ts';

export interface OperationHead {
  readonly id: string;
  readonly kind: OperationView['kind'];
  /** The card's, or the temporary card's where `temporary` says so. */
  readonly cardId: string;
  readonly temporary?: true;
  readonly cardNumber: number;
  readonly personName: string;
  readonly reader: string;
}

interface Parts {
  readonly now: () => number;
  readonly changed: (view: OperationView) => void;
  /** Measured or usual time of a step on this card model, in milliseconds. */
  readonly expectedMs: (step: string) => number | undefined;
  readonly took: (step: string, ms: number) => void;
}

/** One operation while it runs: its steps, what each took, what is left, and whether somebody asked to stop. */
export class OperationRun {
  readonly head: OperationHead;
  readonly #parts: Parts;
  readonly #startedAt: string;
  #steps: OperationView['steps'];
  #state: OperationView['state'] = 'running';
  #failure: Failure | undefined;
  #leftOut: readonly string[] = [];
  #stepStartedMs = 0;
  #cancelled = false;
  /** Before the first change of the card a cancel leaves nothing. */
  #changed = false;
  #last = false;

  constructor(head: OperationHead, keys: readonly string[], parts: Parts) {
    this.head = head;
    this.#parts = parts;
    this.#startedAt = new Date(parts.now()).toISOString();
    this.#steps = keys.map((key) => this.#step(key));
  }

  #step(key: string): OperationView['steps'][number] {
    const expectedMs = this.#parts.expectedMs(key);
    return { key, state: 'waiting', ...(expectedMs === undefined ? {} : { expectedMs }) };
  }

  /** Runs a step: refuses to begin one after a cancel, and notes what it took. */
  async step(key: string, work: () => Promise<void>): Promise<void> {
    if (this.#cancelled) throw new Refusal('operation-cancelled');
    this.#stepStartedMs = this.#parts.now();
    this.#set(key, { state: 'running' });
    try {
      await work();
    } catch (cause) {
      this.#set(key, { state: 'failed' });
      throw cause;
    }
    const tookMs = this.#parts.now() - this.#stepStartedMs;
    this.#parts.took(key, tookMs);
    this.#set(key, { state: 'done', tookMs });
  }

  changesCard(): void {
    this.#changed = true;
  }

  /** Work that changes the card and takes the change back: only where it fails in between does a cancel leave an unfinished card. */
  async undone<Value>(work: () => Promise<Value>): Promise<Value> {
    const before = this.#changed;
    this.#changed = true;
    const value = await work();
    this.#changed = before;
    return value;
  }

  lastStep(): void {
    this.#last = true;
  }

  leaveOut(what: string): void {
    if (!this.#leftOut.includes(what)) this.#leftOut = [...this.#leftOut, what];
  }

  get leftOut(): readonly string[] {
    return this.#leftOut;
  }

  cancel(): OperationView {
    if (!this.#last) this.#cancelled = true;
    return this.view();
  }

  end(state: OperationView['state'], failure?: Failure): void {
    this.#state = state;
    this.#failure = failure;
    this.#parts.changed(this.view());
  }

  view(): OperationView {
    const leftMs = this.#leftMs();
    return {
      ...this.head,
      state: this.#state,
      steps: this.#steps.map((step) => ({ ...step })),
      startedAt: this.#startedAt,
      cancelLeaves: this.#last ? 'not-possible' : this.#changed ? 'unfinished-card' : 'nothing',
      leftOut: [...this.#leftOut],
      ...(leftMs === undefined ? {} : { leftMs }),
      ...(this.#failure === undefined
        ? {}
        : {
            failure: { code: this.#failure.code, ...(this.#failure.params === undefined ? {} : { params: { ...this.#failure.params } }) },
          }),
    };
  }

  #set(key: string, change: Partial<OperationView['steps'][number]>): void {
    this.#steps = this.#steps.map((step) => (step.key === key ? { ...step, ...change } : step));
    this.#parts.changed(this.view());
  }

  #leftMs(): number | undefined {
    const left = this.#steps.filter((step) => step.state === 'waiting' || step.state === 'running');
    if (this.#state !== 'running' || left.every((step) => step.expectedMs === undefined)) return undefined;
    const whole = left.reduce((sum, step) => sum + (step.expectedMs ?? 0), 0);
    const running = left.find((step) => step.state === 'running');
    const spent = running === undefined ? 0 : Math.min(this.#parts.now() - this.#stepStartedMs, running.expectedMs ?? 0);
    return Math.max(0, whole - spent);
  }
}
