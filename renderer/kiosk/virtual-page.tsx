import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SelfView } from '../../core/actions/views.ts';
import { StateBadge } from '../widgets/state-badge.tsx';
import { Page } from './page.tsx';
import { useDay, useNumber } from './use-format.ts';
import { GetVirtual, LockVirtual, VirtualPin } from './virtual-forms.tsx';

type Virtual = SelfView['virtualSmartCards'][number];
type Asked = 'self.change-virtual-pin' | 'self.lock-virtual-smart-card';

interface Props {
  readonly mine: SelfView;
  readonly onBack: () => void;
}

/** Rows 42 to 44. */
export function VirtualPage({ mine, onBack }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<{ readonly id: string; readonly action: Asked } | 'get' | undefined>();
  const [said, setSaid] = useState<string | undefined>();
  const done = (words?: string): void => {
    setAsked(undefined);
    setSaid(words);
  };
  const ask = (wanted: typeof asked): void => {
    setSaid(undefined);
    setAsked(wanted);
  };
  const mayGet = mine.possible.some(({ action, allowed }) => action === 'self.get-virtual-smart-card' && allowed);
  const hasOne = mine.virtualSmartCards.some(({ state, here }) => state === 'active' && here);
  return (
    <Page title={t('kiosk.mine.virtual')} onBack={onBack}>
      <div className="cw-kiosk-panel">
        {said === undefined ? null : <strong role="status">✓ {said}</strong>}
        {mine.virtualSmartCards.length === 0 ? <Text>{t('kiosk.virtual.nobody')}</Text> : null}
        {mine.virtualSmartCards.toReversed().map((card) => (
          <div key={card.id}>
            <Row card={card} onAsk={(action) => ask({ id: card.id, action })} />
            {typeof asked === 'object' && asked.id === card.id ? (
              <Form card={card} mine={mine} action={asked.action} onDone={done} />
            ) : null}
          </div>
        ))}
        {asked === 'get' ? <GetVirtual mine={mine} onDone={done} /> : null}
        {mayGet && !hasOne && asked === undefined ? (
          <Button mt="md" onClick={() => ask('get')}>
            {t('kiosk.virtual.get')}
          </Button>
        ) : null}
      </div>
    </Page>
  );
}

function Row({ card, onAsk }: { readonly card: Virtual; readonly onAsk: (action: Asked) => void }) {
  const { t } = useTranslation();
  const day = useDay();
  const number = useNumber();
  const may = (wanted: Asked): boolean => card.possible.some(({ action, allowed }) => action === wanted && allowed);
  const where = card.here ? t('kiosk.virtual.here') : t('kiosk.virtual.there', { station: card.stationName });
  // What is locked for good is nowhere any more, and until no day.
  const usable = card.state === 'locked' ? '' : ` · ${where} · ${t('kiosk.mine.until', { day: day(card.expiresOn) })}`;
  const mayChange = may('self.change-virtual-pin') && card.here;
  const mayLock = may('self.lock-virtual-smart-card');
  return (
    <div className="cw-kiosk-row">
      <span>
        <strong>{t('kiosk.virtual.name', { number: number(card.number) })}</strong>
        {usable}
      </span>
      <StateBadge state={card.state} />
      {mayChange || mayLock ? (
        <Group gap="xs">
          {mayChange ? (
            <Button variant="default" onClick={() => onAsk('self.change-virtual-pin')}>
              {t('kiosk.virtual.changePin')}
            </Button>
          ) : null}
          {mayLock ? (
            <Button variant="default" onClick={() => onAsk('self.lock-virtual-smart-card')}>
              {t('kiosk.virtual.lock')}
            </Button>
          ) : null}
        </Group>
      ) : null}
    </div>
  );
}

interface FormProps {
  readonly card: Virtual;
  readonly mine: SelfView;
  readonly action: Asked;
  readonly onDone: (words?: string) => void;
}

function Form({ action, ...props }: FormProps) {
  return action === 'self.change-virtual-pin' ? <VirtualPin {...props} /> : <LockVirtual {...props} />;
}
