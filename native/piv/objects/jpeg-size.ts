/** Width and height in pixels of a JPEG, from its first frame header (ITU-T T.81 §B.2.2); undefined where it is none. */
export function jpegSize(jpeg: Uint8Array): { readonly width: number; readonly height: number; readonly components: number } | undefined {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return undefined;
  for (let at = 2; at + 4 <= jpeg.length; ) {
    const marker = jpeg[at + 1] ?? 0;
    if (jpeg[at] !== 0xff) return undefined;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return undefined;
    if (isFrame(marker)) return frame(jpeg, at);
    at += 2 + word(jpeg, at + 2);
  }
  return undefined;
}

/** SOF0 to SOF15 without DHT, JPG and DAC, which share the range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function frame(jpeg: Uint8Array, at: number) {
  if (at + 10 > jpeg.length) return undefined;
  return { height: word(jpeg, at + 5), width: word(jpeg, at + 7), components: jpeg[at + 9] ?? 0 };
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
