import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SelfView } from '../../core/actions/views.ts';
import { go } from '../location.ts';
import { StateBadge } from '../widgets/state-badge.tsx';
import { Page } from './page.tsx';
import { useDay, useNumber } from './use-format.ts';

/** What one has, and what one may do with it. */
export function Start({ mine }: { readonly mine: SelfView }) {
  const { t } = useTranslation();
  const may = (wanted: string): boolean => mine.possible.some(({ action, allowed }) => action === wanted && allowed);
  const doors = [
    ['card', mine.cards.length > 0],
    ['virtual', may('self.get-virtual-smart-card') || mine.virtualSmartCards.length > 0],
    ['mobile', may('self.get-mobile-id') || mine.mobileIds.length > 0],
    ['photo', may('self.edit-photo')],
    ['requests', true],
    ['password', may('self.change-password')],
  ] as const;
  return (
    <Page title={t('kiosk.mine.title')}>
      <nav className="cw-kiosk-columns" aria-label={t('kiosk.mine.title')}>
        {doors
          .filter(([, shown]) => shown)
          .map(([door]) => (
            <Button key={door} size="lg" variant="default" onClick={() => go(`/kiosk/${door}`)}>
              {t(`kiosk.mine.${door}`)}
            </Button>
          ))}
      </nav>
      <section className="cw-kiosk-panel" aria-labelledby="my-cards" style={{ marginTop: '1rem' }}>
        <h2 id="my-cards">{t('kiosk.mine.cards')}</h2>
        <Cards mine={mine} />
      </section>
    </Page>
  );
}

function Cards({ mine }: { readonly mine: SelfView }) {
  const { t } = useTranslation();
  const day = useDay();
  const number = useNumber();
  if (mine.cards.length === 0) return <p>{t('kiosk.mine.noCards')}</p>;
  return mine.cards.map((card) => (
    <div className="cw-kiosk-row" key={card.id}>
      <span>
        <strong>{t('kiosk.mine.cardName', { number: number(card.number) })}</strong>
        {card.expiresOn === undefined ? null : ` · ${t('kiosk.mine.until', { day: day(card.expiresOn) })}`}
      </span>
      <StateBadge state={card.state} />
    </div>
  ));
}
