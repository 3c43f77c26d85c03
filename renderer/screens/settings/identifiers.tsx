import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { useAction, useStation } from '../../queries.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';

type Identifier = ActionOutput<'person.identifiers'>['identifiers'][number];

/** Rows 16 to 18: kinds of identity document that a desk sees. */
export function Identifiers() {
  const { t } = useTranslation();
  const session = useSession();
  const identifiers = useStation('person.identifiers', {}).data?.identifiers ?? [];
  const remove = useAction('identifier.delete');
  const [edited, setEdited] = useState<Identifier | 'new' | undefined>();
  const may = mayAtAll(session, 'identifier.create');
  return (
    <>
      <FailureNotice failure={remove.error?.failure} />
      <div className="cw-panel cw-rows">
        {identifiers.map((identifier) => (
          <div className="cw-row" key={identifier.id}>
            <span className="cw-row-words">
              <span className="cw-row-title">{identifier.name}</span>
              <span className="cw-soft">{identifier.description}</span>
            </span>
            {may ? (
              <Group gap="xs">
                <Button size="compact-sm" variant="default" onClick={() => setEdited(identifier)}>
                  {t('settings.change')}
                </Button>
                <Button size="compact-sm" variant="default" onClick={() => remove.mutate({ identifierId: identifier.id })}>
                  {t('settings.remove')}
                </Button>
              </Group>
            ) : null}
          </div>
        ))}
      </div>
      {edited === undefined && may ? (
        <Group>
          <Button onClick={() => setEdited('new')}>{t('actions.identifier.create')}</Button>
        </Group>
      ) : null}
      {edited === undefined ? null : (
        <Form
          key={edited === 'new' ? 'new' : edited.id}
          identifier={edited === 'new' ? undefined : edited}
          onDone={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

function Form({ identifier, onDone }: { readonly identifier: Identifier | undefined; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const create = useAction('identifier.create');
  const edit = useAction('identifier.edit');
  const [name, setName] = useState(identifier?.name ?? '');
  const [description, setDescription] = useState(identifier?.description ?? '');
  const save = (): void => {
    const input = { name, ...(description.trim() === '' ? {} : { description }) };
    if (identifier === undefined) create.mutate(input, { onSuccess: onDone });
    else edit.mutate({ identifierId: identifier.id, ...input }, { onSuccess: onDone });
  };
  return (
    <Stack className="cw-panel cw-empty" gap="sm" maw={520}>
      <TextInput label={t('people.name')} value={name} maxLength={80} autoFocus onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput
        label={t('settings.description')}
        value={description}
        maxLength={300}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <FailureNotice failure={(create.error ?? edit.error)?.failure} />
      <Group>
        <Button disabled={name.trim() === ''} loading={create.isPending || edit.isPending} onClick={save}>
          {t('people.save')}
        </Button>
        <CancelButton onClick={onDone} />
      </Group>
    </Stack>
  );
}
