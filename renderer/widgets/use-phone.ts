import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { PhoneAsked, PhoneTrouble } from '../../core/actions/views-mobile-id.ts';
import { StationFailure } from '../bridge.ts';

/** What asks a phone, and what asks after it; with `stop`, takes it back. */
export interface AskingPhone {
  readonly ask: () => Promise<PhoneAsked>;
  readonly after: (of: {
    readonly askedId: string;
    readonly stop?: true;
  }) => Promise<{ readonly done: boolean; readonly trouble?: PhoneTrouble | undefined }>;
  readonly onDone: (askedId: string) => void;
}

/** What is shown while a phone is asked, and what became of it. */
export interface Phone {
  readonly asked: PhoneAsked | undefined;
  readonly pending: boolean;
  /** Something was shown here already: whoever works with the keyboard goes on from there. */
  readonly begun: boolean;
  readonly trouble: PhoneTrouble | undefined;
  readonly failure: StationFailure | null;
  readonly ask: () => void;
  readonly stop: () => void;
}

/** So often the station is asked whether the phone has answered. */
const LOOK_MS = 1000;

/** A code for a phone, asked after until it is answered, over or left; then nobody can answer it any more. */
export function usePhone({ ask, after, onDone }: AskingPhone): Phone {
  const asking = useMutation<PhoneAsked, StationFailure>({ mutationFn: ask });
  const [trouble, setTrouble] = useState<PhoneTrouble>();
  const [failure, setFailure] = useState<StationFailure | null>(null);
  const [begun, setBegun] = useState(false);
  const done = useEffectEvent(onDone);
  const look = useEffectEvent(after);
  const askedId = failure === null ? asking.data?.askedId : undefined;
  useEffect(() => {
    if (askedId === undefined) return;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = async (): Promise<void> => {
      try {
        const answer = await look({ askedId });
        if (over) return;
        if (answer.done) return done(askedId);
        setTrouble(answer.trouble);
        timer = setTimeout(() => void again(), LOOK_MS);
      } catch (cause) {
        if (!over && cause instanceof StationFailure) setFailure(cause);
      }
    };
    timer = setTimeout(() => void again(), LOOK_MS);
    return () => {
      over = true;
      clearTimeout(timer);
      look({ askedId, stop: true }).catch(() => undefined);
    };
  }, [askedId]);
  const begin = (): void => {
    setFailure(null);
    setTrouble(undefined);
    setBegun(true);
    asking.mutate();
  };
  return {
    asked: askedId === undefined ? undefined : asking.data,
    pending: asking.isPending,
    begun,
    trouble,
    failure: failure ?? asking.error,
    ask: begin,
    stop: asking.reset,
  };
}
