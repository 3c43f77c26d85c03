import { useEffect, useRef, useState } from 'react';

export interface Camera {
  readonly state: 'off' | 'asked' | 'on' | 'refused';
  readonly video: React.RefObject<HTMLVideoElement | null>;
  readonly start: () => void;
  readonly stop: () => void;
}

/** The camera while it is looked through; it goes dark with the page, and as soon as the picture is taken. */
export function useCamera(): Camera {
  const [state, setState] = useState<Camera['state']>('off');
  const video = useRef<HTMLVideoElement>(null);
  const stream = useRef<MediaStream | undefined>(undefined);
  const end = (): void => {
    for (const track of stream.current?.getTracks() ?? []) track.stop();
    stream.current = undefined;
  };
  useEffect(() => end, []);
  useEffect(() => {
    if (state === 'on' && video.current !== null && stream.current !== undefined) video.current.srcObject = stream.current;
  }, [state]);
  const start = (): void => {
    setState('asked');
    navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 }, height: { ideal: 960 } }, audio: false }).then(
      (given) => {
        stream.current = given;
        setState('on');
      },
      () => setState('refused'),
    );
  };
  const stop = (): void => {
    end();
    setState('off');
  };
  return { state, video, start, stop };
}
