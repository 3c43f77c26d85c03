import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SelfView } from '../../core/actions/views.ts';
import { useStation } from '../queries.ts';
import { StateBadge } from '../widgets/state-badge.tsx';
import { Tries } from '../widgets/tries.tsx';
import { useReaders } from './by-card.tsx';
import { CardPin } from './card-pin.tsx';
import type { MyCard, Seen } from './my-card.ts';
import { KnowOrForgot } from './know-or-forgot.tsx';
import { Page } from './page.tsx';
import { Proof } from './proof.tsx';
import { Trouble } from './trouble.tsx';
import { useNumber } from './use-format.ts';

interface Props {
  readonly mine: SelfView;
  readonly onBack: () => void;
}

/** Row 34: my card in this reader, its PIN changed by the old one, or set anew once it is proved who I am. */
export function CardPage({ mine, onBack }: Props) {
  const { t } = useTranslation();
  useReaders('self.readers');
  const readers = useStation('self.readers', {});
  const seen = readers.data?.readers ?? [];
  const card = seen.find((reader): reader is MyCard => reader.card !== undefined);
  return (
    <Page title={t('kiosk.mine.card')} onBack={onBack} narrow>
      <div className="cw-kiosk-panel">
        <Trouble of={readers.error} />
        {card === undefined ? (
          <strong role="status">{t(`kiosk.card.${waitingFor(seen)}`)}</strong>
        ) : (
          <OneCard key={`${card.name} ${card.card.id}`} card={card} mine={mine} onBack={onBack} />
        )}
      </div>
    </Page>
  );
}

function waitingFor(seen: Seen): 'noReader' | 'looking' | 'other' | 'putIn' {
  if (seen.length === 0) return 'noReader';
  if (seen.some(({ holds }) => holds === 'looking')) return 'looking';
  return seen.some(({ holds }) => holds === 'other') ? 'other' : 'putIn';
}

function OneCard({ card: reader, mine, onBack }: Props & { readonly card: MyCard }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { card } = reader;
  const blocked = card.pinTriesLeft === 0;
  const [way, setWay] = useState<'know' | 'forgot'>(blocked ? 'forgot' : 'know');
  const [done, setDone] = useState(false);
  const usable = card.state === 'active' && !card.unfinished;
  if (done)
    return (
      <Stack role="status">
        <strong>✓ {t('kiosk.card.done')}</strong>
        <Button autoFocus onClick={onBack}>
          {t('kiosk.done')}
        </Button>
      </Stack>
    );
  const proved = mine.proof.ways.length === 0 || mine.proof.given;
  return (
    <Stack gap="md">
      <div className="cw-kiosk-row">
        <strong>{t('kiosk.mine.cardName', { number: number(card.number) })}</strong>
        <StateBadge state={card.unfinished ? 'unfinished' : card.state} />
      </div>
      {usable ? <Tries left={card.pinTriesLeft} /> : <Text>{t('kiosk.card.notActive')}</Text>}
      {usable ? <KnowOrForgot way={way} onWay={setWay} blocked={blocked} /> : null}
      {blocked ? <Text>{t('kiosk.card.blocked')}</Text> : null}
      {usable && way === 'forgot' && !proved ? <Proof mine={mine} /> : null}
      {usable && (way === 'know' || proved) ? <CardPin key={way} reader={reader} way={way} onDone={() => setDone(true)} /> : null}
    </Stack>
  );
}
