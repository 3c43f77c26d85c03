/** A clock that only the test moves; it starts now, so that certificates made by it are in force. */
export class HandClock {
  #ms = Date.now();

  readonly now = (): number => this.#ms;

  forward(seconds: number): void {
    this.#ms += seconds * 1000;
  }
}
