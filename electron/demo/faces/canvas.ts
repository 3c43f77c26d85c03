/** x and y in turn. */
export type Outline = readonly number[];
/** Red, green, blue: 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

interface Edge {
  readonly top: number;
  readonly bottom: number;
  /** x at `top`, and how far it moves per row. */
  readonly x: number;
  readonly slope: number;
  readonly turn: 1 | -1;
}

/** Samples per row: enough for smooth edges at this size. */
const SAMPLES = 4;
/** More than any outline here crosses one row. */
const MOST_HITS = 64;

/** A picture of three bytes per pixel on which filled outlines are laid, with soft edges. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
  readonly #cover: Float32Array;
  readonly #hits = new Float64Array(MOST_HITS);
  readonly #turns = new Int8Array(MOST_HITS);
  /** Pixels of this row that are covered at all. */
  #from = 0;
  #to = -1;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8ClampedArray(width * height * 3);
    this.#cover = new Float32Array(width + 1);
  }

  /** Fills what the outline goes round (non-zero rule). */
  fill(outline: Outline, colour: Colour, opacity = 1): void {
    const edges = edgesOf(outline);
    let bottom = 0;
    for (const edge of edges) bottom = Math.max(bottom, edge.bottom);
    const last = Math.min(this.height - 1, Math.ceil(bottom) - 1);
    let reached = 0;
    const active: Edge[] = [];
    for (let row = Math.max(0, Math.floor(edges[0]?.top ?? this.height)); row <= last; row += 1) {
      for (let edge = edges[reached]; edge !== undefined && edge.top < row + 1; edge = edges[reached]) {
        active.push(edge);
        reached += 1;
      }
      forget(active, row);
      this.#from = this.width;
      this.#to = -1;
      for (let sample = 0; sample < SAMPLES; sample += 1) this.#sample(active, row + (sample + 0.5) / SAMPLES);
      this.#lay(row, colour, opacity);
    }
  }

  #sample(edges: readonly Edge[], y: number): void {
    const [hits, turns] = [this.#hits, this.#turns];
    let count = 0;
    for (const edge of edges) {
      if (edge.top > y || edge.bottom <= y || count === MOST_HITS) continue;
      const x = edge.x + (y - edge.top) * edge.slope;
      let at = count;
      for (; at > 0 && (hits[at - 1] ?? 0) > x; at -= 1) {
        hits[at] = hits[at - 1] ?? 0;
        turns[at] = turns[at - 1] ?? 0;
      }
      hits[at] = x;
      turns[at] = edge.turn;
      count += 1;
    }
    let winding = 0;
    let from = 0;
    for (let at = 0; at < count; at += 1) {
      if (winding === 0) from = hits[at] ?? 0;
      winding += turns[at] ?? 0;
      if (winding === 0) this.#span(from, hits[at] ?? 0);
    }
  }

  /** Adds one sample row's part of the coverage; whole pixels fully, those at both ends by their share. */
  #span(from: number, to: number): void {
    const start = Math.max(0, from);
    const end = Math.min(this.width, to);
    if (end <= start) return;
    const cover = this.#cover;
    const firstPixel = Math.floor(start);
    const lastPixel = Math.floor(end);
    this.#from = Math.min(this.#from, firstPixel);
    this.#to = Math.max(this.#to, Math.min(lastPixel, this.width - 1));
    if (firstPixel === lastPixel) {
      cover[firstPixel] = (cover[firstPixel] ?? 0) + (end - start) / SAMPLES;
      return;
    }
    cover[firstPixel] = (cover[firstPixel] ?? 0) + (firstPixel + 1 - start) / SAMPLES;
    for (let pixel = firstPixel + 1; pixel < lastPixel; pixel += 1) cover[pixel] = (cover[pixel] ?? 0) + 1 / SAMPLES;
    cover[lastPixel] = (cover[lastPixel] ?? 0) + (end - lastPixel) / SAMPLES;
  }

  #lay(row: number, colour: Colour, opacity: number): void {
    const [pixels, cover] = [this.pixels, this.#cover];
    for (let pixel = this.#from; pixel <= this.#to; pixel += 1) {
      const share = (cover[pixel] ?? 0) * opacity;
      const at = (row * this.width + pixel) * 3;
      for (let part = 0; part < 3; part += 1) {
        const old = pixels[at + part] ?? 0;
        pixels[at + part] = old + ((colour[part] ?? 0) - old) * share;
      }
      cover[pixel] = 0;
    }
    cover[this.width] = 0;
  }
}

/** Takes away, in place, what ends above the row. */
function forget(active: Edge[], row: number): void {
  let kept = 0;
  for (const edge of active) {
    if (edge.bottom <= row) continue;
    active[kept] = edge;
    kept += 1;
  }
  active.length = kept;
}

/** Edges from the topmost down; level ones count for nothing. */
function edgesOf(outline: Outline): readonly Edge[] {
  const edges: Edge[] = [];
  for (let at = 0; at < outline.length; at += 2) {
    const next = (at + 2) % outline.length;
    const x1 = outline[at] ?? 0;
    const y1 = outline[at + 1] ?? 0;
    const x2 = outline[next] ?? 0;
    const y2 = outline[next + 1] ?? 0;
    if (y1 === y2) continue;
    const slope = (x2 - x1) / (y2 - y1);
    edges.push(y1 < y2 ? { top: y1, bottom: y2, x: x1, slope, turn: 1 } : { top: y2, bottom: y1, x: x2, slope, turn: -1 });
  }
  return edges.sort((one, other) => one.top - other.top);
}
