import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../core/actions/views.ts';
import { useAction } from '../../queries.ts';
import { LockForGood } from '../../widgets/lock-for-good.tsx';
import { tell } from '../../widgets/tell.ts';
import { VirtualSmartCardRow } from '../../widgets/virtual-smart-card-row.tsx';

type Card = PersonView['virtualSmartCards'][number];

/** What somebody holds of virtual smart cards, newest first; whoever manages them may lock one here. */
export function VirtualSmartCardsOfPerson({ cards }: { readonly cards: readonly Card[] }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<string | undefined>();
  if (cards.length === 0) return null;
  const mayLock = ({ possible }: Card): boolean => possible.some(({ action, allowed }) => action === 'virtual-smart-card.lock' && allowed);
  return (
    <>
      <h2>{t('self.virtual.title')}</h2>
      <div className="cw-panel cw-rows">
        {cards.toReversed().map((card) => (
          <div key={card.id}>
            <VirtualSmartCardRow
              card={card}
              side={
                mayLock(card) ? (
                  <Button size="compact-sm" variant="default" onClick={() => setAsked(card.id)}>
                    {t('actions.virtual-smart-card.lock')}
                  </Button>
                ) : null
              }
            />
            {asked === card.id && mayLock(card) ? <Lock card={card} onDone={() => setAsked(undefined)} /> : null}
          </div>
        ))}
      </div>
    </>
  );
}

/** Row 41. */
function Lock({ card, onDone }: { readonly card: Card; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const lock = useAction('virtual-smart-card.lock');
  const act = (): void =>
    lock.mutate(
      { virtualSmartCardId: card.id },
      {
        onSuccess: ({ waitingForAuthority }) => {
          tell([t('self.virtual.locked'), waitingForAuthority ? t('self.virtual.revocationWaits') : ''].join(' ').trim(), t);
          onDone();
        },
      },
    );
  const failure = lock.error?.failure;
  return (
    <LockForGood text={t('self.virtual.managerText')} pending={lock.isPending} failure={failure} onLock={act} onCancel={onDone} autoFocus />
  );
}
