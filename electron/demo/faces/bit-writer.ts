/** Bits of a JPEG's scan, most significant first; a byte of ones is followed by a zero byte (ITU-T T.81 §F.1.2.3). */
export class BitWriter {
  #bytes = new Uint8Array(16_384);
  #length = 0;
  #waiting = 0;
  #count = 0;

  /** At most 16 bits. */
  write(value: number, bits: number): void {
    this.#waiting = (this.#waiting << bits) | (value & ((1 << bits) - 1));
    this.#count += bits;
    while (this.#count >= 8) {
      this.#count -= 8;
      const byte = (this.#waiting >>> this.#count) & 0xff;
      this.#push(byte);
      if (byte === 0xff) this.#push(0);
    }
    this.#waiting &= (1 << this.#count) - 1;
  }

  /** Everything written, the last byte filled up with ones. */
  end(): Uint8Array {
    if (this.#count > 0) this.write(0x7f, 8 - this.#count);
    return this.#bytes.slice(0, this.#length);
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#length);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }
}
