import { useEffect, useEffectEvent, useState } from 'react';
import type { PhoneAsked, PhoneTrouble } from '../../core/actions/views-mobile-id.ts';
import { call, StationFailure } from '../bridge.ts';
import { useAction } from '../queries.ts';

type Ask = 'session.ask-mobile-id' | 'self.ask-mobile-id';
type After = 'session.sign-in-by-mobile-id' | 'self.prove-by-mobile-id';

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
export function usePhone({ ask, after, onDone }: { readonly ask: Ask; readonly after: After; readonly onDone: () => void }): Phone {
  const asking = useAction(ask);
  const [trouble, setTrouble] = useState<PhoneTrouble>();
  const [failure, setFailure] = useState<StationFailure | null>(null);
  const [begun, setBegun] = useState(false);
  const done = useEffectEvent(onDone);
  const askedId = failure === null ? asking.data?.askedId : undefined;
  useEffect(() => {
    if (askedId === undefined) return;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      try {
        const answer = await call(after, { askedId });
        if (over) return;
        if ('proved' in answer ? answer.proved : answer.session !== undefined) return done();
        setTrouble(answer.trouble);
        timer = setTimeout(() => void look(), LOOK_MS);
      } catch (cause) {
        if (!over && cause instanceof StationFailure) setFailure(cause);
      }
    };
    timer = setTimeout(() => void look(), LOOK_MS);
    return () => {
      over = true;
      clearTimeout(timer);
      call(after, { askedId, stop: true }).catch(() => undefined);
    };
  }, [askedId, after]);
  const begin = (): void => {
    setFailure(null);
    setTrouble(undefined);
    setBegun(true);
    asking.mutate({});
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
