import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView, TemporaryCardSummary } from '../../../core/actions/views.ts';
import { go } from '../../location.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { CancelButton } from '../../widgets/cancel-button.tsx';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { useReaderOf } from '../../widgets/use-reader-of.ts';

const SHOWN = 30;

/** Row 46 by its second door: the person is known, and a card of the pool is picked for them. */
export function LendTo({ params }: ScreenProps) {
  const { t } = useTranslation();
  const person = useStation('person.open', { personId: params.personId ?? '' });
  if (person.error !== null) return <FailureNotice failure={person.error.failure} />;
  if (person.data === undefined) return null;
  const { id, name } = person.data;
  return (
    <section>
      <PageHeader
        crumbs={[
          [t('frame.rail.people'), '/people'],
          [name, `/people/${id}`],
        ]}
        title={t('temporaryCards.lend.to', { name })}
        sub={t('temporaryCards.lend.toText')}
      />
      <Cards person={person.data} />
    </section>
  );
}

/** Cards that rest in the pool; one that lies in a reader first, and Enter takes the first. */
function Cards({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, 60);
  const found = useStation('temporary-card.find', { text: settled, states: ['unassigned'], limit: SHOWN });
  const readerOf = useReaderOf();
  const order = (card: TemporaryCardSummary): number => readerOf(card.id)?.number ?? Number.MAX_SAFE_INTEGER;
  const cards = (found.data?.cards ?? []).toSorted((one, other) => order(one) - order(other));
  const take = (card: TemporaryCardSummary | undefined): void => {
    if (card !== undefined) go(`/temporary-cards/${card.id}/assign?personId=${person.id}`);
  };
  const words = (card: TemporaryCardSummary): string => {
    const reader = readerOf(card.id)?.number;
    const where = reader === undefined ? '' : t('card.inReader', { reader });
    return [t('temporaryCards.name', { number: card.number }), card.profileName, where].filter((part) => part !== '').join(' · ');
  };
  return (
    <Stack maw={620} gap="md" className="cw-panel cw-empty">
      <TextInput
        label={t('temporaryCards.lend.which')}
        placeholder={t('temporaryCards.find')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => (event.key === 'Enter' ? take(cards[0]) : undefined)}
        autoFocus
      />
      {found.data !== undefined && cards.length === 0 ? <div role="status">{t('temporaryCards.lend.noneRests')}</div> : null}
      <div className="cw-rows">
        {cards.map((card) => (
          <Button key={card.id} variant="subtle" fullWidth justify="start" onClick={() => take(card)}>
            {words(card)}
          </Button>
        ))}
      </div>
      <FailureNotice failure={found.error?.failure} />
      <Group justify="flex-end">
        <CancelButton onClick={() => go(`/people/${person.id}`)} />
      </Group>
    </Stack>
  );
}
