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
  const wish = useRef(0);
  const end = (): void => {
    wish.current += 1;
    darken(stream.current);
    stream.current = undefined;
  };
  useEffect(() => end, []);
  useEffect(() => {
    if (state === 'on' && video.current !== null && stream.current !== undefined) video.current.srcObject = stream.current;
  }, [state]);
  const start = (): void => {
    end();
    const mine = wish.current;
    setState('asked');
    navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 }, height: { ideal: 960 } }, audio: false }).then(
      (given) => {
        // Whoever asked may be gone by now.
        if (wish.current !== mine) return darken(given);
        stream.current = given;
        setState('on');
      },
      () => (wish.current === mine ? setState('refused') : undefined),
    );
  };
  const stop = (): void => {
    end();
    setState('off');
  };
  return { state, video, start, stop };
}

function darken(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
