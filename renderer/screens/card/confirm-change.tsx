import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CardView } from '../../../core/actions/views.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { tell } from '../../widgets/tell.ts';
import { CancelButton } from '../../widgets/cancel-button.tsx';

export type Confirmed = 'card.deactivate' | 'card.reactivate' | 'card.lock';

interface Props {
  readonly card: CardView;
  readonly action: Confirmed;
  readonly onDone: () => void;
}

/** A small decision in place: what it does, whether it can be undone, yes or no. */
export function ConfirmChange({ card, action, onDone }: Props) {
  const { t } = useTranslation();
  const change = useAction(action);
  const verb = action.slice('card.'.length) as 'deactivate' | 'reactivate' | 'lock';
  const carryOut = (): void =>
    change.mutate(
      { cardId: card.id },
      {
        onSuccess: ({ requestId }) => {
          if (requestId !== undefined) tell(t('card.asked'), t);
          onDone();
        },
      },
    );
  return (
    <Alert color={verb === 'lock' ? 'red' : 'blue'} variant="light" title={t(`actions.card.${verb}`)}>
      <Text size="sm">
        {t(`card.sure.${verb}`)} {card.needsApproval.includes(action) ? t('people.needsApproval') : ''}
      </Text>
      <FailureNotice failure={change.error?.failure} />
      <Group mt="sm">
        <Button color={verb === 'lock' ? 'red' : 'accent'} loading={change.isPending} onClick={carryOut} data-autofocus autoFocus>
          {t('card.confirm', { what: t(`actions.card.${verb}`).toLowerCase() })}
        </Button>
        <CancelButton onClick={onDone} />
      </Group>
    </Alert>
  );
}
