import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MobileIdView } from '../../core/actions/views-mobile-id.ts';
import { useAction } from '../queries.ts';
import { LockForGood } from './lock-for-good.tsx';
import { MobileIdRow } from './mobile-id-row.tsx';
import { tell } from './tell.ts';

type Lock = 'mobile-id.lock' | 'self.lock-mobile-id';

interface Props {
  readonly mobileIds: readonly MobileIdView[];
  readonly lock: Lock;
  /** What is said where there is none; nothing is shown where it is not said. */
  readonly nobody?: string;
  /** Where a new one may be had. */
  readonly onNew?: (() => void) | undefined;
}

/** Mobile IDs of one person, newest first, and what may be done with each. */
export function MobileIds({ mobileIds, lock, nobody, onNew }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<string | undefined>();
  if (mobileIds.length === 0 && nobody === undefined) return null;
  const mayLock = ({ possible }: MobileIdView): boolean => possible.some(({ action, allowed }) => action === lock && allowed);
  return (
    <>
      <Group justify="space-between" mb={6}>
        <h2>{t('mobileIds.title')}</h2>
        {onNew === undefined ? null : (
          <Button size="compact-sm" variant="default" onClick={onNew}>
            {t('actions.self.get-mobile-id')}
          </Button>
        )}
      </Group>
      <div className="cw-panel cw-rows">
        {mobileIds.length === 0 ? <div className="cw-empty">{nobody}</div> : null}
        {mobileIds.toReversed().map((mobileId) => (
          <div key={mobileId.id}>
            <MobileIdRow
              mobileId={mobileId}
              side={
                mayLock(mobileId) ? (
                  <Button size="compact-sm" variant="default" onClick={() => setAsked(mobileId.id)}>
                    {t(`actions.${lock}`)}
                  </Button>
                ) : null
              }
            />
            {asked === mobileId.id && mayLock(mobileId) ? (
              <LockOne mobileId={mobileId} lock={lock} onDone={() => setAsked(undefined)} />
            ) : null}
          </div>
        ))}
      </div>
    </>
  );
}

interface OneProps {
  readonly mobileId: MobileIdView;
  readonly lock: Lock;
  readonly onDone: () => void;
}

/** Rows 38 and 40. */
function LockOne({ mobileId: { id, number }, lock: action, onDone }: OneProps) {
  const { t } = useTranslation();
  const lock = useAction(action);
  const act = (): void =>
    lock.mutate(
      { mobileIdId: id },
      {
        onSuccess: ({ waitingForServer }) => {
          tell(t(waitingForServer ? 'mobileIds.lockedWaits' : 'mobileIds.locked', { number }), t);
          onDone();
        },
      },
    );
  const text = t(action === 'mobile-id.lock' ? 'mobileIds.managerText' : 'mobileIds.lockText');
  return <LockForGood text={text} pending={lock.isPending} failure={lock.error?.failure} onLock={act} onCancel={onDone} autoFocus />;
}
