import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonSummary, TemporaryCardView } from '../../../core/actions/views.ts';
import { go } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { HolderPin, NO_PINS, pinsFit } from './holder-pin.tsx';
import { PersonPicker } from './person-picker.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';
import { useReaderOf } from '../../widgets/use-reader-of.ts';

/** Row 46: who gets it, the card in a reader, the PIN that they choose. */
export function AssignTemporaryCard({ params }: ScreenProps) {
  return <Lend id={params.temporaryCardId ?? ''} kind="assign" personId={params.personId} />;
}

/** Row 47: the same holder, longer. */
export function ExtendTemporaryCard({ params }: ScreenProps) {
  return <Lend id={params.temporaryCardId ?? ''} kind="extend" />;
}

type Kind = 'assign' | 'extend';

interface LendProps {
  readonly id: string;
  readonly kind: Kind;
  /** Who gets it, where somebody came from that person. */
  readonly personId?: string | undefined;
}

function Lend({ id, kind, personId }: LendProps) {
  const { t } = useTranslation();
  const card = useStation('temporary-card.open', { temporaryCardId: id });
  const person = useStation('person.open', { personId: personId ?? '' }, { enabled: personId !== undefined });
  if (card.error !== null) return <FailureNotice failure={card.error.failure} />;
  if (card.data === undefined || (personId !== undefined && person.isPending)) return null;
  const { number, lending } = card.data;
  return (
    <section>
      <PageHeader
        crumbs={[
          [t('temporaryCards.title'), '/temporary-cards'],
          [t('temporaryCards.name', { number }), `/temporary-cards/${id}`],
        ]}
        title={t(`temporaryCards.lend.${kind}`, { number })}
        sub={lending.encoded ? t('temporaryCards.lend.text', { count: lending.days }) : t('temporaryCards.lend.record')}
      />
      <LendForm card={card.data} kind={kind} known={person.data} />
    </section>
  );
}

interface FormProps {
  readonly card: TemporaryCardView;
  readonly kind: Kind;
  readonly known: PersonSummary | undefined;
}

function LendForm({ card, kind, known }: FormProps) {
  const { t } = useTranslation();
  const [person, setPerson] = useState(known);
  const [pins, setPins] = useState(NO_PINS);
  const reader = useReaderOf()(card.id);
  const lend = useLend(card, kind);
  const { encoded, pinDigits } = card.lending;
  const who = kind === 'extend' ? card.personId : person?.id;
  const ready = who !== undefined && (!encoded || (reader !== undefined && pinsFit(pins, pinDigits)));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!ready || lend.isPending) return;
    lend.start(who, encoded && reader !== undefined ? { reader: reader.name, newPin: pins.wanted } : undefined);
  };
  return (
    <form onSubmit={submit} className="cw-panel" style={{ maxWidth: 620, padding: 28 }}>
      <Stack gap="lg">
        {kind === 'extend' ? <strong>{card.personName}</strong> : <PersonPicker person={person} onPick={setPerson} />}
        {encoded && reader === undefined ? <strong>{t('temporaryCards.lend.putIn', { number: card.number })}</strong> : null}
        {encoded ? (
          <HolderPin
            label={t(kind === 'assign' ? 'temporaryCards.lend.pin' : 'temporaryCards.lend.extendPin')}
            pins={pins}
            onChange={setPins}
          />
        ) : null}
        <FailureNotice failure={lend.failure} />
        <Group justify="flex-end">
          <CancelButton onClick={() => go(`/temporary-cards/${card.id}`)} />
          <Button type="submit" disabled={!ready} loading={lend.isPending}>
            {t(kind === 'assign' ? 'temporaryCards.lend.submitAssign' : 'temporaryCards.lend.submitExtend')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type Encode = { readonly reader: string; readonly newPin: string } | undefined;

/** One of the two rows; both go on to the progress at the reader, or back to the card where nothing is encoded. */
function useLend(card: TemporaryCardView, kind: Kind) {
  const assign = useAction('temporary-card.assign');
  const extend = useAction('temporary-card.extend');
  const temporaryCardId = card.id;
  const onSuccess = ({ operationId }: { readonly operationId?: string | undefined }): void =>
    go(operationId === undefined ? `/temporary-cards/${temporaryCardId}` : `/operations/${operationId}`);
  return {
    isPending: assign.isPending || extend.isPending,
    failure: (kind === 'assign' ? assign : extend).error?.failure,
    start: (personId: string, encode: Encode): void => {
      const input = { temporaryCardId, ...(encode === undefined ? {} : { encode }) };
      if (kind === 'assign') assign.mutate({ ...input, personId }, { onSuccess });
      else extend.mutate(input, { onSuccess });
    },
  };
}
