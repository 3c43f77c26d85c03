const WIDTH_PX = 300;
const HEIGHT_PX = 400;

/** A photo cut to 3:4 about its middle and scaled to 300 × 400, as JPEG in base64 (options UsersPhotoWidth and -Height). */
export async function scalePhoto(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file);
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH_PX;
  canvas.height = HEIGHT_PX;
  const scale = Math.max(WIDTH_PX / picture.width, HEIGHT_PX / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  canvas.getContext('2d')?.drawImage(picture, (WIDTH_PX - width) / 2, (HEIGHT_PX - height) / 2, width, height);
  picture.close();
  return canvas.toDataURL('image/jpeg', 0.85).replace(/^data:[^,]*,/, '');
}
