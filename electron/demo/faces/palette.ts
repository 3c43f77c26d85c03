import type { Colour } from './canvas.ts';

export interface Skin {
  readonly base: Colour;
  /** Under the chin, beside the nose. */
  readonly shade: Colour;
  readonly cheek: Colour;
  readonly lips: Colour;
}

const skin = (base: Colour, shade: Colour, [cheek, lips]: readonly [Colour, Colour]): Skin => ({ base, shade, cheek, lips });

export const skins: readonly Skin[] = [
  skin(
    [250, 224, 205],
    [228, 190, 168],
    [
      [242, 176, 162],
      [206, 116, 112],
    ],
  ),
  skin(
    [244, 209, 184],
    [219, 172, 146],
    [
      [236, 160, 142],
      [198, 106, 100],
    ],
  ),
  skin(
    [235, 194, 162],
    [207, 156, 124],
    [
      [222, 146, 122],
      [186, 96, 88],
    ],
  ),
  skin(
    [222, 176, 140],
    [192, 140, 106],
    [
      [206, 132, 104],
      [172, 88, 78],
    ],
  ),
  skin(
    [200, 150, 112],
    [168, 116, 82],
    [
      [184, 110, 82],
      [150, 78, 68],
    ],
  ),
  skin(
    [170, 118, 84],
    [138, 90, 60],
    [
      [154, 90, 66],
      [128, 66, 58],
    ],
  ),
  skin(
    [136, 90, 62],
    [106, 66, 43],
    [
      [124, 70, 50],
      [104, 54, 48],
    ],
  ),
  skin(
    [100, 66, 48],
    [74, 46, 32],
    [
      [94, 54, 42],
      [82, 42, 40],
    ],
  ),
];

/** From black to white; the last two are for those who have aged. */
export const hairs: readonly Colour[] = [
  [34, 29, 30],
  [52, 38, 33],
  [78, 54, 40],
  [110, 76, 50],
  [150, 108, 66],
  [196, 158, 100],
  [222, 190, 134],
  [150, 72, 40],
  [184, 92, 48],
];
export const greyHairs: readonly Colour[] = [
  [128, 126, 126],
  [170, 168, 168],
  [214, 212, 208],
  [96, 90, 88],
];

export const irises: readonly Colour[] = [
  [70, 46, 34],
  [92, 62, 42],
  [58, 40, 34],
  [86, 104, 74],
  [80, 116, 146],
  [106, 124, 132],
];

/** Quiet, light grounds, as a photo for a card wants. */
export const grounds: readonly Colour[] = [
  [222, 230, 236],
  [230, 228, 222],
  [214, 226, 226],
  [232, 226, 232],
  [224, 232, 220],
  [236, 236, 236],
];

export const cloths: readonly Colour[] = [
  [44, 62, 92],
  [58, 64, 72],
  [34, 38, 46],
  [92, 44, 52],
  [52, 88, 82],
  [118, 92, 66],
  [86, 104, 140],
  [140, 62, 62],
  [74, 92, 60],
  [112, 82, 124],
  [196, 164, 92],
  [164, 176, 188],
  [206, 122, 98],
  [46, 110, 128],
];
export const shirts: readonly Colour[] = [
  [246, 247, 249],
  [214, 226, 242],
  [236, 222, 228],
  [226, 236, 226],
];
export const frames: readonly Colour[] = [
  [36, 34, 38],
  [78, 52, 38],
  [104, 106, 112],
  [128, 44, 48],
  [40, 58, 92],
];

/** Towards black (below 1) or white (above 1). */
export function shaded([red, green, blue]: Colour, by: number): Colour {
  const part = (value: number): number => (by <= 1 ? value * by : value + (255 - value) * (by - 1));
  return [part(red), part(green), part(blue)];
}
