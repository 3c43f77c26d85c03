import { Alert, Button, Group, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../core/actions/views.ts';
import { useAction, useStation } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { tell } from '../../widgets/tell.ts';
import { CancelButton } from '../../widgets/cancel-button.tsx';

const verbs = {
  'person.deactivate': { verb: 'deactivate', type: 'deactivation' },
  'person.reactivate': { verb: 'reactivate', type: 'reactivation' },
  'person.lock': { verb: 'lock', type: 'locking' },
} as const;
export type StateAction = keyof typeof verbs;

interface Props {
  readonly person: PersonView;
  readonly action: StateAction;
  readonly onDone: () => void;
}

/** Rows 2 to 4: what it does to roles and credentials, why, and whether somebody else must approve. */
export function ChangeState({ person, action, onDone }: Props) {
  const { t } = useTranslation();
  const { verb, type } = verbs[action];
  const reasons = useStation('reason.list', { type }).data?.reasons ?? [];
  const change = useAction(action);
  const [reasonId, setReason] = useState<string | null>(null);
  const asks = person.needsApproval.includes(action);
  const carryOut = (): void => {
    if (reasonId === null) return;
    change.mutate(
      { personId: person.id, reasonId },
      {
        onSuccess: ({ requestId }) => {
          if (requestId !== undefined) tell(t('people.asked'), t);
          onDone();
        },
      },
    );
  };
  return (
    <Alert color={verb === 'lock' ? 'red' : 'blue'} variant="light" title={t(`actions.person.${verb}`)} mb="md">
      <Text size="sm">{t(`people.sure.${verb}`)}</Text>
      <Text size="sm">{t(asks ? 'people.needsApproval' : 'people.atOnce')}</Text>
      <Select
        label={t('people.reason')}
        placeholder={t(reasons.length === 0 ? 'people.noReason' : 'people.chooseReason')}
        w={320}
        mt="sm"
        autoFocus
        value={reasonId}
        onChange={setReason}
        data={reasons.map(({ id, text }) => ({ value: id, label: text }))}
      />
      <FailureNotice failure={change.error?.failure} />
      <Group mt="sm">
        <Button color={verb === 'lock' ? 'red' : 'accent'} loading={change.isPending} disabled={reasonId === null} onClick={carryOut}>
          {t(asks ? 'people.ask' : `actions.person.${verb}`)}
        </Button>
        <CancelButton onClick={onDone} />
      </Group>
    </Alert>
  );
}
