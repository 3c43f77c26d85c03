import type { Outline } from './canvas.ts';

const STEPS = 6;

/** One coordinate on the way from `b` to `c` of a curve that passes through all four (Catmull-Rom). */
function between([a, b, c, d]: readonly [number, number, number, number], t: number): number {
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t ** 3);
}

function curve(points: Outline, index: (point: number) => number, spans: number): number[] {
  const way: number[] = [];
  for (let span = 0; span < spans; span += 1) {
    const at = (offset: number, axis: number): number => points[index(span + offset) * 2 + axis] ?? 0;
    const along = (axis: number): [number, number, number, number] => [at(-1, axis), at(0, axis), at(1, axis), at(2, axis)];
    for (let step = 0; step < STEPS; step += 1) way.push(between(along(0), step / STEPS), between(along(1), step / STEPS));
  }
  return way;
}

/** A smooth line round through all points. */
export function smooth(points: Outline): Outline {
  const count = points.length / 2;
  return curve(points, (point) => (point + count) % count, count);
}

/** A smooth line from the first point to the last. */
export function smoothLine(points: Outline): Outline {
  const last = points.length / 2 - 1;
  const way = curve(points, (point) => Math.min(last, Math.max(0, point)), last);
  return [...way, points[last * 2] ?? 0, points[last * 2 + 1] ?? 0];
}

/** The right half from top to bottom, and its mirror image about `axis` back up. */
export function mirrored(axis: number, right: Outline): Outline {
  const left: number[] = [];
  for (let at = right.length - 2; at >= 0; at -= 2) left.push(2 * axis - (right[at] ?? 0), right[at + 1] ?? 0);
  return [...right, ...left];
}

export function ellipse(x: number, y: number, { across, down }: { readonly across: number; readonly down: number }): Outline {
  const round: number[] = [];
  const sides = Math.max(12, Math.ceil(Math.max(across, down) / 2));
  for (let side = 0; side < sides; side += 1) {
    const angle = (2 * Math.PI * side) / sides;
    round.push(x + across * Math.cos(angle), y + down * Math.sin(angle));
  }
  return round;
}

/** A line of that thickness as an outline; thinner towards both ends where `taper` says so. */
export function stroke(line: Outline, thickness: number, taper = 0): Outline {
  const last = line.length / 2 - 1;
  const sides: { readonly left: number[]; readonly right: number[] } = { left: [], right: [] };
  for (let point = 0; point <= last; point += 1) {
    const [from, to] = [Math.max(0, point - 1) * 2, Math.min(last, point + 1) * 2];
    const [dx, dy] = [(line[to] ?? 0) - (line[from] ?? 0), (line[to + 1] ?? 0) - (line[from + 1] ?? 0)];
    const length = Math.hypot(dx, dy) || 1;
    const ends = 1 - taper * Math.abs((2 * point) / last - 1) ** 2;
    const [nx, ny] = [(-dy / length) * (thickness / 2) * ends, (dx / length) * (thickness / 2) * ends];
    const [x, y] = [line[point * 2] ?? 0, line[point * 2 + 1] ?? 0];
    sides.left.push(x + nx, y + ny);
    sides.right.unshift(x - nx, y - ny);
  }
  return [...sides.left, ...sides.right];
}

export function moved(outline: Outline, dx: number, dy: number): Outline {
  return outline.map((value, at) => value + (at % 2 === 0 ? dx : dy));
}

/** The other side of the face. */
export function flipped(outline: Outline, axis: number): Outline {
  return outline.map((value, at) => (at % 2 === 0 ? 2 * axis - value : value));
}
