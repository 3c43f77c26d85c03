import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../core/actions/views.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';

/** Row 7: the station makes the password; nobody sees it here. */
export function ResetPassword({ person, onDone }: { readonly person: PersonView; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const reset = useAction('person.reset-password');
  const [letter, setLetter] = useState(true);
  const [mail, setMail] = useState(false);
  const carryOut = (): void => reset.mutate({ personId: person.id, delivery: { letter, mail } });
  if (reset.data !== undefined)
    return (
      <Alert color="green" variant="light" title={t('people.password.done')} mb="md">
        {reset.data.letter === undefined ? null : (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {t(reset.data.letter.queued ? 'people.password.queued' : 'people.password.kept', { where: reset.data.letter.where })}
          </Text>
        )}
        <Button mt="sm" variant="default" onClick={onDone}>
          {t('people.close')}
        </Button>
      </Alert>
    );
  return (
    <Stack className="cw-panel cw-empty" gap="xs" mb="md">
      <h2>{t('actions.person.reset-password')}</h2>
      <Text size="sm">{t('people.password.text')}</Text>
      <Checkbox label={t('people.password.letter')} checked={letter} onChange={(event) => setLetter(event.currentTarget.checked)} />
      <Checkbox
        label={t('people.password.mail', { email: person.email })}
        checked={mail}
        onChange={(event) => setMail(event.currentTarget.checked)}
      />
      <FailureNotice failure={reset.error?.failure} />
      <Group>
        <Button loading={reset.isPending} disabled={!letter && !mail} onClick={carryOut}>
          {t('actions.person.reset-password')}
        </Button>
        <CancelButton onClick={onDone} />
      </Group>
    </Stack>
  );
}

/** A letter that no printer took: it waits as a file until somebody says that it is on paper. */
export function PasswordLetterWaits({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation();
  const confirm = useAction('person.confirm-password-letter');
  if (person.passwordLetterWaits !== true) return null;
  return (
    <Alert color="yellow" variant="light" title={t('people.password.waits')} mb="md">
      <Button loading={confirm.isPending} onClick={() => confirm.mutate({ personId: person.id })}>
        {t('actions.person.confirm-password-letter')}
      </Button>
      <FailureNotice failure={confirm.error?.failure} />
    </Alert>
  );
}
