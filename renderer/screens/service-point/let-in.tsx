import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PossibleView } from '../../../core/actions/views.ts';
import { useAction, useStation } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { whyNot } from '../../widgets/why-not.ts';

/** Rows 3 and 8 without their asking: somebody of the register, in as Service Point User. */
export function LetIn({ servicePointId, may }: { readonly servicePointId: string; readonly may: PossibleView }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), 120);
  const authorise = useAction('membership.authorise');
  const input = { servicePointId, text: settled };
  const candidates = useStation('membership.candidates', input, { enabled: settled !== '' });
  const people = settled === '' ? undefined : candidates.data?.people;
  const blocked = whyNot(may.because, t);
  return (
    <Stack className="cw-panel cw-empty" gap="sm">
      <Text size="sm">{t('staff.addText')}</Text>
      <TextInput
        label={t('staff.find')}
        value={text}
        maxLength={200}
        disabled={blocked !== '' && may.because?.params?.['because'] === 'role-missing'}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FailureNotice failure={authorise.error?.failure} />
      {people?.length === 0 ? <Text size="sm">{t('staff.nobodyFound')}</Text> : null}
      {people?.map((person) => (
        <div key={person.id} style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
          <span style={{ flex: 1, minWidth: 0 }}>
            <strong>{person.name}</strong>
            <Text size="xs" className="cw-soft">
              {[person.email, ...(person.elsewhere ? [t('staff.elsewhere')] : [])].join(' · ')}
            </Text>
          </span>
          <Button
            size="compact-sm"
            variant="default"
            loading={authorise.isPending}
            aria-label={t('staff.letInOf', { name: person.name })}
            onClick={() =>
              authorise.mutate({ servicePointId, personId: person.id, role: 'service-point-user' }, { onSuccess: () => setText('') })
            }
          >
            {t('staff.letIn')}
          </Button>
        </div>
      ))}
    </Stack>
  );
}
