import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { reasonType } from '../../../core/records/states.ts';
import { useAction, useStation } from '../../queries.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';

type Reason = ActionOutput<'reason.list'>['reasons'][number];
const nothing: Omit<Reason, 'id'> = { type: 'deactivation', text: '', description: '' };

/** Rows 13 to 15: why people are deactivated, brought back, locked and deleted. */
export function Reasons() {
  const { t } = useTranslation();
  const session = useSession();
  const reasons = useStation('reason.list', {}).data?.reasons ?? [];
  const remove = useAction('reason.delete');
  const [edited, setEdited] = useState<Reason | 'new' | undefined>();
  const may = mayAtAll(session, 'reason.create');
  return (
    <>
      <FailureNotice failure={remove.error?.failure} />
      <div className="cw-panel cw-rows">
        {reasons.map((reason) => (
          <div className="cw-row" key={reason.id}>
            <span className="cw-row-words">
              <span className="cw-row-title">{reason.text}</span>
              <span className="cw-soft">{[t(`settings.reason.types.${reason.type}`), reason.description].filter(Boolean).join(' · ')}</span>
            </span>
            {may ? (
              <Group gap="xs">
                <Button size="compact-sm" variant="default" onClick={() => setEdited(reason)}>
                  {t('settings.change')}
                </Button>
                <Button size="compact-sm" variant="default" onClick={() => remove.mutate({ reasonId: reason.id })}>
                  {t('settings.remove')}
                </Button>
              </Group>
            ) : null}
          </div>
        ))}
      </div>
      {edited === undefined && may ? (
        <Group>
          <Button onClick={() => setEdited('new')}>{t('actions.reason.create')}</Button>
        </Group>
      ) : null}
      {edited === undefined ? null : (
        <Form
          key={edited === 'new' ? 'new' : edited.id}
          reason={edited === 'new' ? undefined : edited}
          onDone={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

function Form({ reason, onDone }: { readonly reason: Reason | undefined; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const create = useAction('reason.create');
  const edit = useAction('reason.edit');
  const [values, setValues] = useState<Omit<Reason, 'id'>>(reason ?? nothing);
  const { type, text } = values;
  const description = values.description?.trim() ?? '';
  const save = (): void => {
    const input = { type, text, ...(description === '' ? {} : { description }) };
    if (reason === undefined) create.mutate(input, { onSuccess: onDone });
    else edit.mutate({ reasonId: reason.id, ...input }, { onSuccess: onDone });
  };
  return (
    <Stack className="cw-panel cw-empty" gap="sm" maw={520}>
      <Select
        label={t('settings.reason.type')}
        allowDeselect={false}
        value={type}
        onChange={(value) => setValues({ ...values, type: reasonType.parse(value) })}
        data={reasonType.options.map((value) => ({ value, label: t(`settings.reason.types.${value}`) }))}
      />
      <TextInput
        label={t('settings.reason.text')}
        value={text}
        maxLength={120}
        autoFocus
        onChange={(event) => setValues({ ...values, text: event.currentTarget.value })}
      />
      <TextInput
        label={t('settings.description')}
        value={values.description ?? ''}
        maxLength={300}
        onChange={(event) => setValues({ ...values, description: event.currentTarget.value })}
      />
      <FailureNotice failure={(create.error ?? edit.error)?.failure} />
      <Group>
        <Button disabled={text.trim() === ''} loading={create.isPending || edit.isPending} onClick={save}>
          {t('people.save')}
        </Button>
        <CancelButton onClick={onDone} />
      </Group>
    </Stack>
  );
}
