/** The time of a walk: it goes on as time does, and jumps where the walk says so. */
export class WalkClock {
  #aheadMs = 0;

  readonly now = (): number => Date.now() + this.#aheadMs;

  get aheadMs(): number {
    return this.#aheadMs;
  }

  jump(ms: number): void {
    this.#aheadMs += ms;
  }
}
