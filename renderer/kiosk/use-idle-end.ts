import { useEffect, useEffectEvent, useState } from 'react';

export interface IdleTimes {
  readonly idleSeconds: number;
  readonly warningSeconds: number;
}

interface Ends {
  readonly onSign?: () => void;
  readonly onEnd: () => void;
}

/** Screen readers and voice control may send nothing but the click, or the text itself. */
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart', 'click', 'input'] as const;
const LOOK_MS = 250;

/** Seconds left, once nobody touched the window for the idle time; then it ends. Any touch, key or click puts it off. */
export function useIdleEnd({ idleSeconds, warningSeconds }: IdleTimes, { onSign, onEnd }: Ends): number | undefined {
  const [left, setLeft] = useState<number | undefined>();
  const sign = useEffectEvent(() => onSign?.());
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    let last = performance.now();
    let told = last;
    let over = false;
    const note = (): void => {
      last = performance.now();
      if (last - told < (idleSeconds * 1000) / 4) return;
      told = last;
      sign();
    };
    const look = (): void => {
      const idle = (performance.now() - last) / 1000;
      const seconds = Math.ceil(idleSeconds + warningSeconds - idle);
      setLeft(idle < idleSeconds ? undefined : Math.max(0, seconds));
      if (seconds > 0 || over) return;
      over = true;
      end();
    };
    const timer = setInterval(look, LOOK_MS);
    for (const one of SIGNS) window.addEventListener(one, note, { passive: true });
    return () => {
      clearInterval(timer);
      for (const one of SIGNS) window.removeEventListener(one, note);
    };
  }, [idleSeconds, warningSeconds]);
  return left;
}
