import type { Answer, Arguments, Lane, OpenLane } from '../../../native/pcsc/lane.ts';
import { ReaderFault } from '../../../native/pcsc/reader-fault.ts';
import { SCARD } from '../../../native/pcsc/return-codes.ts';
import { type ServedBinding, serveBinding } from '../../../native/pcsc/served-binding.ts';
import { CALL_NAMES, type CallName } from '../../../native/pcsc/winscard-binding.ts';
import type { ScriptedWinscard } from './scripted-winscard.ts';

/** Lanes over one script, without threads: calls of a lane wait for each other, and for the script to let them return. */
export function scriptedLanes(winscard: ScriptedWinscard): OpenLane {
  return () => new ScriptedLane(winscard);
}

class ScriptedLane implements Lane {
  readonly #winscard: ScriptedWinscard;
  readonly #served: ServedBinding;
  readonly #rejections = new Set<() => void>();
  #last: Promise<unknown> = Promise.resolve();
  #ended = false;

  constructor(winscard: ScriptedWinscard) {
    this.#winscard = winscard;
    this.#served = serveBinding(() => winscard);
  }

  call<Name extends CallName>(name: Name, ...parameters: Arguments<Name>): Promise<Answer<Name>> {
    const ended = new ReaderFault({ call: CALL_NAMES[name], code: SCARD.cancelled });
    if (this.#ended) return Promise.reject(ended);
    const copied = parameters.map((parameter) => (parameter instanceof Uint8Array ? parameter.slice() : parameter));
    const answered = this.#last.then(async () => {
      await this.#winscard.ready(name, copied);
      return this.#served.answer(name, copied) as Answer<Name>;
    });
    this.#last = answered.catch(() => undefined);
    return new Promise((resolve, reject) => {
      const rejection = (): void => reject(ended);
      this.#rejections.add(rejection);
      answered.then(resolve, reject).finally(() => this.#rejections.delete(rejection));
    });
  }

  end(): Promise<void> {
    this.#ended = true;
    for (const reject of this.#rejections) reject();
    void this.#last.then(() => this.#served.end());
    return Promise.resolve();
  }
}
