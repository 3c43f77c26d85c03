import { Avatar } from '@mantine/core';

/** Photos travel as base64 JPEG; the page's policy allows them as data: images only. */
export function photoSource(base64: string): string {
  return `data:image/jpeg;base64,${base64}`;
}

interface Props {
  readonly photo: string | undefined;
  readonly name: string;
  readonly size?: number;
  readonly square?: boolean;
}

/** A face, or the initials where there is none. */
export function Photo({ photo, name, size = 34, square = false }: Props) {
  return <Avatar src={photo === undefined ? null : photoSource(photo)} name={name} alt={name} size={size} radius={square ? 8 : size} />;
}
