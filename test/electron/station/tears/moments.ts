import type { CertificateAuthority, IssuedCertificate } from '../../../../electron/authority/certificate-authority.ts';
import { type Sets, setBy } from './tries.ts';
import type { ExchangeFault, ExchangeMoment } from '../../../../native/simulator/fault-injection.ts';

/** What takes effect outside the program, or for good: a command to the card, a call to the authority, a commit of the store. */
export type Effect = 'apdu' | 'authority' | 'commit';

/** A place in a flow at which something may go wrong, counted from its beginning over all kinds of effect. */
export interface Moment {
  readonly at: number;
  readonly effect: Effect;
  readonly phase: 'before' | 'after';
  /** Secrets that an APDU sets. */
  readonly sets?: Sets;
}

/** Faults that need more than the place itself: for an APDU, what arrives instead; else that an answer is nonsense. */
export interface Struck {
  readonly apdu?: ExchangeFault | undefined;
  readonly nonsense?: true;
}

/** Counts the moments of a flow while one runs, and asks at each of them whether to strike. */
export class Moments {
  #next = 0;
  #strike: ((moment: Moment) => Struck | undefined) | undefined;

  begin(strike: (moment: Moment) => Struck | undefined): void {
    this.#next = 0;
    this.#strike = strike;
  }

  end(): void {
    this.#strike = undefined;
  }

  /** Effects so far. */
  get count(): number {
    return this.#next;
  }

  #of(effect: Effect, sets?: Sets): (phase: Moment['phase']) => Struck | undefined {
    const at = this.#next;
    this.#next += 1;
    return (phase) => this.#strike?.({ at, effect, phase, ...(sets === undefined ? {} : { sets }) });
  }

  /** One asks before its APDU and after it; others do nothing meanwhile at the same reader. */
  #apdu: ((phase: Moment['phase']) => Struck | undefined) | undefined;
  readonly fault = ({ phase, command }: ExchangeMoment): ExchangeFault | undefined => {
    if (phase === 'before' || this.#apdu === undefined) this.#apdu = this.#of('apdu', setBy(command));
    return this.#apdu(phase)?.apdu;
  };

  #commit: ((phase: Moment['phase']) => Struck | undefined) | undefined;
  readonly commit = (phase: Moment['phase']): void => {
    if (phase === 'before' || this.#commit === undefined) this.#commit = this.#of('commit');
    // A commit gives no answer that could be nonsense; what can go wrong is the disk.
    if (this.#commit(phase)?.nonsense === true && phase === 'before') throw Object.assign(new Error('disk full'), { code: 'ENOSPC' });
  };

  readonly authority = (real: CertificateAuthority): CertificateAuthority => {
    const asked = async <Value>(work: () => Promise<Value>, nonsense: () => Value): Promise<Value> => {
      const strike = this.#of('authority');
      if (strike('before')?.nonsense === true) return nonsense();
      const value = await work();
      return strike('after')?.nonsense === true ? nonsense() : value;
    };
    const unknown = (): never => {
      throw new Error('the answer of the authority is nonsense');
    };
    return {
      issueOnHold: (order) =>
        asked(
          () => real.issueOnHold(order),
          () => NONSENSE,
        ),
      hold: (serialHex) => asked(() => real.hold(serialHex), unknown),
      release: (serialHex) => asked(() => real.release(serialHex), unknown),
      revoke: (serialHex, reason) => asked(() => real.revoke(serialHex, reason), unknown),
      revokeOrder: (orderId, reason) => asked(() => real.revokeOrder(orderId, reason), unknown),
      status: (serialHex) =>
        asked(
          () => real.status(serialHex),
          () => ({ state: 'unknown' }),
        ),
      currentCrl: () => real.currentCrl(),
    };
  };
}

const NONSENSE: IssuedCertificate = {
  der: Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x07),
  serialHex: '00',
  notBefore: 'never',
  notAfter: 'never',
};
