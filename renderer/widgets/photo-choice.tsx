import { Button, FileButton, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Photo } from './photo.tsx';
import { scalePhoto } from './scale-photo.ts';

interface Props {
  readonly photo: string | undefined;
  readonly name: string;
  readonly onChoose: (photo: string) => void;
}

/** A photo and the button that takes another, cut and scaled here. */
export function PhotoChoice({ photo, name, onChoose }: Props) {
  const { t } = useTranslation();
  const choose = (file: File | null): void => {
    if (file !== null) void scalePhoto(file).then(onChoose);
  };
  return (
    <Group>
      <Photo photo={photo} name={name} size={64} square />
      <FileButton onChange={choose} accept="image/jpeg,image/png">
        {(props) => (
          <Button variant="default" {...props}>
            {t('people.choosePhoto')}
          </Button>
        )}
      </FileButton>
    </Group>
  );
}
