export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What is cut out of a picture, in its own points. */
export interface Crop extends Size {
  readonly x: number;
  readonly y: number;
}

/** Closer than this nobody recognises anybody. */
const CLOSEST = 6;

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}

/** The largest cut of the frame's shape. */
function widest(picture: Size, frame: Size): Size {
  const width = Math.min(picture.width, (picture.height * frame.width) / frame.height);
  return { width, height: (width * frame.height) / frame.width };
}

function inside(crop: Crop, picture: Size): Crop {
  return { ...crop, x: within(crop.x, 0, picture.width - crop.width), y: within(crop.y, 0, picture.height - crop.height) };
}

/** As much of the picture as the shape of the frame lets in, about its middle. */
export function startCrop(picture: Size, frame: Size): Crop {
  const size = widest(picture, frame);
  return { ...size, x: (picture.width - size.width) / 2, y: (picture.height - size.height) / 2 };
}

/** Moved by parts of its own size, never beyond the picture. */
export function movedCrop(crop: Crop, by: { readonly right: number; readonly down: number }, picture: Size): Crop {
  return inside({ ...crop, x: crop.x + by.right * crop.width, y: crop.y + by.down * crop.height }, picture);
}

/** Closer by a factor above 1, farther by one below, about its own middle; never more than there is. */
export function zoomedCrop(crop: Crop, factor: number, picture: Size): Crop {
  const most = widest(picture, crop);
  const width = within(crop.width / factor, most.width / CLOSEST, most.width);
  const height = (width * crop.height) / crop.width;
  return inside({ width, height, x: crop.x + (crop.width - width) / 2, y: crop.y + (crop.height - height) / 2 }, picture);
}
