import { Alert, Button, Group, Slider, Stack, Text } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Crop, movedCrop, startCrop, zoomedCrop } from '../../../core/photo/crop.ts';
import { judgePhoto, type PhotoFault } from '../../../core/photo/judge-photo.ts';
import { drawCrop, encodePhoto, type PhotoLimits } from './encode-photo.ts';

interface Props {
  readonly picture: ImageBitmap;
  readonly limits: PhotoLimits;
  readonly onUse: (photo: string) => void;
  readonly onCancel: () => void;
}

const STEP = 0.04;
const CLOSER = 1.08;
const keys: Readonly<Record<string, (crop: Crop, picture: ImageBitmap) => Crop>> = {
  ArrowLeft: (crop, picture) => movedCrop(crop, { right: -STEP, down: 0 }, picture),
  ArrowRight: (crop, picture) => movedCrop(crop, { right: STEP, down: 0 }, picture),
  ArrowUp: (crop, picture) => movedCrop(crop, { right: 0, down: -STEP }, picture),
  ArrowDown: (crop, picture) => movedCrop(crop, { right: 0, down: STEP }, picture),
  '+': (crop, picture) => zoomedCrop(crop, CLOSER, picture),
  '=': (crop, picture) => zoomedCrop(crop, CLOSER, picture),
  '-': (crop, picture) => zoomedCrop(crop, 1 / CLOSER, picture),
};

/** The cut: moved by arrows or mouse, closer by plus and minus, wheel or slider. What is wrong with it is told while it is moved. */
export function PhotoCrop({ picture, limits, onUse, onCancel }: Props) {
  const { t } = useTranslation();
  const frame = { width: limits.widthPx, height: limits.heightPx };
  const [crop, setCrop] = useState<Crop>(() => startCrop(picture, frame));
  const [faults, setFaults] = useState<readonly PhotoFault[]>([]);
  const canvas = useRef<HTMLCanvasElement>(null);
  const held = useRef<{ readonly x: number; readonly y: number; readonly crop: Crop } | undefined>(undefined);
  useEffect(() => {
    if (canvas.current === null) return;
    const pixels = drawCrop(canvas.current, picture, { crop, limits });
    setFaults(judgePhoto(pixels, { from: crop, wanted: { width: limits.widthPx, height: limits.heightPx } }));
  }, [picture, crop, limits]);
  const onKey = (event: KeyboardEvent): void => {
    const change = keys[event.key];
    if (change === undefined) return;
    event.preventDefault();
    setCrop((now) => change(now, picture));
  };
  const drag = (event: PointerEvent<HTMLCanvasElement>): void => {
    const { current } = held;
    if (current === undefined) return;
    const box = event.currentTarget.getBoundingClientRect();
    const by = { right: (current.x - event.clientX) / box.width, down: (current.y - event.clientY) / box.height };
    setCrop(movedCrop(current.crop, by, picture));
  };
  const widest = startCrop(picture, frame).width;
  return (
    <Group align="flex-start" gap="lg" className="cw-photo-crop">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- what is moved by keys has to be within their reach */}
      <div role="group" tabIndex={0} aria-label={t('photo.stage')} className="cw-photo-stage" onKeyDown={onKey} data-autofocus>
        <canvas
          ref={canvas}
          aria-hidden="true"
          onWheel={(event) => setCrop(zoomedCrop(crop, event.deltaY < 0 ? CLOSER : 1 / CLOSER, picture))}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            held.current = { x: event.clientX, y: event.clientY, crop };
          }}
          onPointerMove={drag}
          onPointerUp={() => (held.current = undefined)}
        />
      </div>
      <Stack gap="sm" style={{ flex: 1, minWidth: 240 }}>
        <Text size="sm">{t('photo.how')}</Text>
        <Slider
          aria-label={t('photo.closer')}
          thumbLabel={t('photo.closer')}
          label={null}
          min={1}
          max={6}
          step={0.05}
          value={widest / crop.width}
          onChange={(closer) => setCrop(zoomedCrop(crop, (closer * crop.width) / widest, picture))}
        />
        <div role="status">
          {faults.length === 0 ? <Text size="sm">{t('photo.fine')}</Text> : null}
          {faults.map((fault) => (
            <Alert key={fault} color="yellow" variant="light" mb={6} p="xs" title={t(`photo.faults.${fault}.happened`)}>
              <Text size="sm">
                {t(`photo.faults.${fault}.next`, {
                  has: `${Math.round(crop.width)} × ${Math.round(crop.height)}`,
                  wanted: `${limits.widthPx} × ${limits.heightPx}`,
                })}
              </Text>
            </Alert>
          ))}
        </div>
        <Group gap="xs">
          <Button onClick={() => (canvas.current === null ? undefined : onUse(encodePhoto(canvas.current, limits)))}>
            {t(faults.length === 0 ? 'photo.use' : 'photo.useAnyway')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('photo.another')}
          </Button>
        </Group>
      </Stack>
    </Group>
  );
}
