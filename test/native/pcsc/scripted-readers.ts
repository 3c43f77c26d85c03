import { PLUG_AND_PLAY, STATE } from '../../../native/pcsc/winscard-binding.ts';

interface Reader {
  atr: Uint8Array | undefined;
  count: number;
  flags: number;
}

export const ATR = Uint8Array.of(0x3b, 0x80, 0x80, 0x01, 0x01);

/** Readers on a script: plugged in and out, with and without cards, with the states that pcsc-lite gives them. */
export class ScriptedReaders {
  /** Whether the plug-and-play entry is known. */
  tellsPlugAndPlay = true;
  readonly #readers = new Map<string, Reader>();
  readonly #changed: () => void;
  #plugs = 1;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  plugIn(...names: string[]): void {
    for (const name of names) this.#readers.set(name, { atr: undefined, count: 0, flags: 0 });
    this.#plugs += names.length;
    this.#changed();
  }

  unplug(name: string): void {
    this.#readers.delete(name);
    this.#plugs += 1;
    this.#changed();
  }

  insert(name: string, atr: Uint8Array = ATR, flags = 0): void {
    this.#change(name, { atr, flags });
  }

  remove(name: string): void {
    this.#change(name, { atr: undefined, flags: 0 });
  }

  /** The service counts from nought after it was started again. */
  forgetCounts(): void {
    for (const reader of this.#readers.values()) reader.count = 0;
  }

  /** As if so many insertions and removals had been. */
  count(name: string, count: number): void {
    const reader = this.#readers.get(name);
    if (reader !== undefined) reader.count = count;
  }

  names(): readonly string[] {
    return [...this.#readers.keys()];
  }

  knows(name: string): boolean {
    return name === PLUG_AND_PLAY ? this.tellsPlugAndPlay : this.#readers.has(name);
  }

  atr(name: string): Uint8Array | undefined {
    return this.#readers.get(name)?.atr;
  }

  state(name: string): number {
    if (name === PLUG_AND_PLAY) return this.tellsPlugAndPlay ? this.#plugs << 16 : STATE.unknown;
    const reader = this.#readers.get(name);
    if (reader === undefined) return STATE.unknown;
    return ((reader.count << 16) | reader.flags | (reader.atr === undefined ? STATE.empty : STATE.present)) >>> 0;
  }

  #change(name: string, { atr, flags }: { atr: Uint8Array | undefined; flags: number }): void {
    const reader = this.#readers.get(name);
    if (reader === undefined) throw new Error(`no reader ${name}`);
    Object.assign(reader, { atr, flags, count: (reader.count + 1) % 0x10000 });
    this.#changed();
  }
}
