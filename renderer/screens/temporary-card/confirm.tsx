import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TemporaryCardView } from '../../../core/actions/views.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';

export type Confirmed = 'temporary-card.withdraw' | 'temporary-card.lock' | 'temporary-card.abort';

interface Props {
  readonly card: TemporaryCardView;
  readonly action: Confirmed;
  readonly onDone: () => void;
}

/** A small decision in place: what it does, whether it can be undone, yes or no. */
export function Confirm({ card, action, onDone }: Props) {
  const { t } = useTranslation();
  const change = useAction(action);
  const verb = action.slice('temporary-card.'.length) as 'withdraw' | 'lock' | 'abort';
  const color = verb === 'withdraw' ? 'blue' : 'red';
  return (
    <Alert color={color} variant="light" title={t(`actions.${action}`)}>
      <Text size="sm">{t(`temporaryCards.sure.${verb}`)}</Text>
      <FailureNotice failure={change.error?.failure} />
      <Group mt="sm">
        <Button
          color={verb === 'withdraw' ? 'accent' : 'red'}
          loading={change.isPending}
          onClick={() => change.mutate({ temporaryCardId: card.id }, { onSuccess: onDone })}
          autoFocus
        >
          {t('temporaryCards.confirm', { what: t(`actions.${action}`).toLowerCase() })}
        </Button>
        <CancelButton onClick={onDone} />
      </Group>
    </Alert>
  );
}
