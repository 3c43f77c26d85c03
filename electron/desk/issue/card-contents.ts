import { equalBytes } from '../../../core/base/bytes.ts';
import type { PivCard } from '../../../native/piv/piv-card.ts';
import { PivError } from '../../../native/piv/piv-error.ts';
import type { ObjectKey } from '../../../native/piv/tables/objects.ts';

const NOTHING = new Uint8Array(0);

/** Objects of the card in hand as this run read or wrote them last: none goes over the wire twice for the same question. */
export class CardContents {
  readonly #card: PivCard;
  readonly #known = new Map<ObjectKey, Uint8Array>();
  readonly #written = new Set<ObjectKey>();

  constructor(card: PivCard) {
    this.#card = card;
  }

  /** Zero bytes where there is nothing. Throws PivError 'pin-needed'. */
  async read(object: ObjectKey): Promise<Uint8Array> {
    const known = this.#known.get(object) ?? (await this.#card.readObject(object)) ?? NOTHING;
    this.#known.set(object, known);
    return known;
  }

  async write(object: ObjectKey, content: Uint8Array): Promise<void> {
    this.#change(object);
    await this.#card.writeObject(object, content);
    this.#known.set(object, content);
  }

  /** Writes and compares at once, for what everything after it stands on. Throws PivError 'answer-malformed' where it is not there as written. */
  async writeForSure(object: ObjectKey, content: Uint8Array): Promise<void> {
    await this.write(object, content);
    this.#known.delete(object);
    if (!equalBytes(await this.read(object), content))
      throw new PivError('answer-malformed', `${object} is not on the card as it was written`);
    this.#written.delete(object);
  }

  async empty(object: ObjectKey): Promise<void> {
    this.#change(object);
    await this.#card.emptyObject(object);
    this.#known.set(object, NOTHING);
  }

  /** What was written so far, to be compared with what the card gives: of these objects the next read asks it. */
  forgetWritten(): ReadonlyMap<ObjectKey, Uint8Array> {
    const written = [...this.#written].map((object) => [object, this.#known.get(object) ?? NOTHING] as const);
    for (const [object] of written) this.#known.delete(object);
    return new Map(written);
  }

  #change(object: ObjectKey): void {
    this.#known.delete(object);
    this.#written.add(object);
  }
}
