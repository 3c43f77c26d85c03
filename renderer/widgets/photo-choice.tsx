import { Button, FileButton, Group, Text } from '@mantine/core';
import { type DragEvent, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session-context.ts';
import { Photo } from './photo.tsx';
import { PhotoCrop } from './photo/photo-crop.tsx';
import { type Camera, useCamera } from './photo/use-camera.ts';

interface Props {
  readonly photo: string | undefined;
  readonly name: string;
  readonly onChoose: (photo: string) => void;
}

/** A photo, and the ways to another: file, drop, clipboard, camera; cut and judged here, within what the options say. */
export function PhotoChoice({ photo, name, onChoose }: Props) {
  const { t } = useTranslation();
  const limits = useSession().photo;
  const camera = useCamera();
  const [picture, setPicture] = useState<ImageBitmap | undefined>();
  const [unreadable, setUnreadable] = useState(false);
  const take = (source: Blob | HTMLVideoElement | null | undefined): void => {
    if (source === null || source === undefined) return;
    createImageBitmap(source).then(
      (made) => {
        camera.stop();
        setUnreadable(false);
        setPicture(made);
      },
      () => setUnreadable(true),
    );
  };
  usePasted(take);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  };
  if (picture !== undefined)
    return (
      <PhotoCrop
        picture={picture}
        limits={limits}
        onCancel={() => setPicture(undefined)}
        onUse={(made) => {
          setPicture(undefined);
          onChoose(made);
        }}
      />
    );
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is beside the button, which does the same
    <div className="cw-photo-ways" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <Photo photo={photo} name={name} size={64} square />
      <div>
        <Group gap="xs">
          <FileButton onChange={take} accept="image/jpeg,image/png,image/webp">
            {(props) => (
              <Button variant="default" {...props}>
                {t('people.choosePhoto')}
              </Button>
            )}
          </FileButton>
          {camera.state === 'on' ? null : (
            <Button variant="default" loading={camera.state === 'asked'} onClick={camera.start}>
              {t('photo.camera')}
            </Button>
          )}
        </Group>
        <Text size="xs" className="cw-soft" mt={4}>
          {t('photo.hint', { wanted: `${limits.widthPx} × ${limits.heightPx}` })}
        </Text>
        {unreadable ? (
          <Text size="sm" role="alert" className="cw-failure-line">
            {t('photo.unreadable')}
          </Text>
        ) : null}
        {camera.state === 'refused' ? (
          <Text size="sm" role="alert" className="cw-failure-line">
            {t('photo.noCamera')}
          </Text>
        ) : null}
      </div>
      {camera.state === 'on' ? <Viewfinder video={camera.video} onTake={take} onStop={camera.stop} /> : null}
    </div>
  );
}

interface ViewfinderProps {
  readonly video: Camera['video'];
  readonly onTake: (video: HTMLVideoElement | null) => void;
  readonly onStop: () => void;
}

function Viewfinder({ video, onTake, onStop }: ViewfinderProps) {
  const { t } = useTranslation();
  return (
    <div className="cw-photo-finder">
      <video ref={video} autoPlay muted playsInline aria-label={t('photo.finder')} />
      <Group gap="xs" mt="xs">
        <Button autoFocus onClick={() => onTake(video.current)}>
          {t('photo.take')}
        </Button>
        <Button variant="default" onClick={onStop}>
          {t('photo.stop')}
        </Button>
      </Group>
    </div>
  );
}

/** A picture that is pasted anywhere on the page. */
function usePasted(take: (picture: Blob) => void): void {
  const pasted = useEffectEvent((event: ClipboardEvent) => {
    const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/'));
    if (file !== undefined) take(file);
  });
  useEffect(() => {
    const hear = (event: ClipboardEvent): void => pasted(event);
    document.addEventListener('paste', hear);
    return () => document.removeEventListener('paste', hear);
  }, []);
}
