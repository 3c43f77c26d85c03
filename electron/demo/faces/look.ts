import type { Dice } from '../dice.ts';
import type { Colour } from './canvas.ts';
import { cloths, frames, greyHairs, grounds, hairs, irises, shirts, type Skin, skins } from './palette.ts';

export type HairStyle =
  | 'bald'
  | 'balding'
  | 'buzz'
  | 'short'
  | 'parted'
  | 'quiff'
  | 'curls'
  | 'afro'
  | 'bob'
  | 'long'
  | 'waves'
  | 'fringe'
  | 'bun'
  | 'tail'
  | 'scarf'
  | 'turban';
export type Beard = 'none' | 'stubble' | 'full' | 'moustache' | 'goatee';
export type Clothes = 'suit' | 'shirt' | 'crew' | 'blouse' | 'turtleneck' | 'hood' | 'lab-coat';
export type Glasses = 'none' | 'round' | 'square' | 'wide';
/** Which of the drawn features go with a given name. */
export type Drawn = 'she' | 'he';

/** Everything that tells one drawn face from another; lengths in pixels of a picture of 300 × 400. */
export interface Look {
  readonly drawn: Drawn;
  readonly aged: boolean;
  readonly skin: Skin;
  readonly ground: Colour;
  readonly hair: Colour;
  readonly style: HairStyle;
  /** How far the hair stands off. */
  readonly volume: number;
  readonly partOnLeft: boolean;
  readonly beard: Beard;
  readonly clothes: Clothes;
  readonly cloth: Colour;
  readonly shirt: Colour;
  readonly tie: boolean;
  readonly glasses: Glasses;
  readonly frame: Colour;
  readonly earrings: boolean;
  readonly iris: Colour;
  /** Half the width of the head at the cheekbones and at the jaw, the chin's height on the picture. */
  readonly cheekbone: number;
  readonly jaw: number;
  readonly chin: number;
  readonly eyeGap: number;
  readonly eyeHeight: number;
  readonly browLift: number;
  readonly browThickness: number;
  readonly nose: number;
  readonly mouth: number;
  readonly lips: number;
  readonly smile: number;
}

const styles: Readonly<Record<Drawn, readonly HairStyle[]>> = {
  she: ['long', 'long', 'waves', 'waves', 'bob', 'bob', 'fringe', 'fringe', 'bun', 'tail', 'tail', 'afro', 'curls', 'parted', 'scarf'],
  he: ['short', 'short', 'parted', 'parted', 'quiff', 'quiff', 'buzz', 'buzz', 'curls', 'bald', 'balding', 'afro', 'bun', 'turban'],
};
const agedHe: readonly HairStyle[] = ['short', 'parted', 'balding', 'balding', 'bald', 'buzz'];
const beards: readonly Beard[] = ['none', 'none', 'none', 'none', 'stubble', 'stubble', 'full', 'full', 'moustache', 'goatee'];
const wardrobe: Readonly<Record<Drawn, readonly Clothes[]>> = {
  she: ['blouse', 'blouse', 'suit', 'suit', 'crew', 'crew', 'turtleneck', 'shirt', 'lab-coat'],
  he: ['suit', 'suit', 'shirt', 'shirt', 'crew', 'crew', 'turtleneck', 'hood', 'lab-coat'],
};

/** A face by chance; the same throws give the same face. */
export function lookFor(drawn: Drawn, dice: Dice): Look {
  const he = drawn === 'he';
  const aged = dice.chance(0.22);
  const style = dice.pick(he && aged ? agedHe : styles[drawn]);
  const skin = dice.pick(skins);
  const clothes = dice.pick(wardrobe[drawn]);
  return {
    drawn,
    aged,
    style,
    skin,
    clothes,
    ...hairOf(skin, aged, dice),
    beard: he && style === 'turban' ? 'full' : he ? dice.pick(beards) : 'none',
    ground: dice.pick(grounds),
    cloth: dice.pick(cloths),
    shirt: dice.pick(shirts),
    tie: he && dice.chance(0.6),
    glasses: dice.chance(aged ? 0.4 : 0.2) ? dice.pick(['round', 'square', 'square', 'wide'] as const) : 'none',
    frame: dice.pick(frames),
    earrings: !he && dice.chance(0.35),
    ...measures(he, dice),
  };
}

function hairOf(skin: Skin, aged: boolean, dice: Dice): Pick<Look, 'hair' | 'iris' | 'volume' | 'partOnLeft'> {
  const dark = skins.indexOf(skin) > 3;
  const grey = aged && dice.chance(0.8);
  return {
    hair: grey ? dice.pick(greyHairs) : dice.pick(dark ? hairs.slice(0, 3) : hairs),
    iris: dice.pick(dark ? irises.slice(0, 3) : irises),
    volume: dice.between(10, 20),
    partOnLeft: dice.chance(0.5),
  };
}

function measures(he: boolean, dice: Dice) {
  return {
    cheekbone: dice.between(62, 70) + (he ? 2 : -2),
    jaw: dice.between(42, 52) + (he ? 5 : -3),
    chin: dice.between(272, 286) + (he ? 2 : -3),
    eyeGap: dice.between(27, 31),
    eyeHeight: dice.between(5.6, 7.6) + (he ? -0.6 : 0.6),
    browLift: dice.between(-2, 4),
    browThickness: dice.between(3, 5) + (he ? 1.6 : -0.6),
    nose: dice.between(9, 14),
    mouth: dice.between(18, 24),
    lips: dice.between(3, 5.5) + (he ? -1 : 1),
    smile: dice.between(3, 8),
  };
}
