import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { useAction, useStation } from '../../queries.ts';
import { useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';

type Shown = ActionOutput<'role.narrower'>;
type Somebody = Pick<Shown['holders'][number], 'personId' | 'name' | 'number' | 'roles'>;

const WAIT_MS = 200;

/** Who holds a house role or a narrower one; others are found by name. Oneself is appointed by somebody else. */
export function Appointments({ shown }: { readonly shown: Shown }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, WAIT_MS);
  const found = useStation('role.narrower', asked.trim() === '' ? {} : { text: asked }).data?.found ?? [];
  const known = new Set(shown.holders.map(({ personId }) => personId));
  return (
    <>
      <h2>{t('settings.narrower.appointed')}</h2>
      <div className="cw-panel cw-rows">
        {shown.holders.map((somebody) => (
          <Appointed key={somebody.personId} somebody={somebody} appointable={shown.appointable} />
        ))}
      </div>
      <Stack className="cw-panel cw-empty" gap="sm" my="md">
        <TextInput
          label={t('settings.narrower.find')}
          w={420}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          placeholder={t('settings.narrower.findHint')}
        />
        {asked.trim() !== '' && found.length === 0 ? <Text className="cw-soft">{t('settings.narrower.nobody')}</Text> : null}
        <div className="cw-rows">
          {found
            .filter(({ personId }) => !known.has(personId))
            .map((somebody) => (
              <Appointed key={somebody.personId} somebody={somebody} appointable={shown.appointable} />
            ))}
        </div>
      </Stack>
    </>
  );
}

interface Props extends Pick<Shown, 'appointable'> {
  readonly somebody: Somebody;
}

function Appointed({ somebody, appointable }: Props) {
  const { t } = useTranslation();
  const self = useSession().person.id === somebody.personId;
  const appoint = useAction('person.appoint');
  const [open, setOpen] = useState(false);
  const [roles, setRoles] = useState<readonly string[]>(somebody.roles);
  const give = roles.filter((role) => !somebody.roles.includes(role));
  const take = somebody.roles.filter((role) => !roles.includes(role));
  const save = (): void => appoint.mutate({ personId: somebody.personId, give, take }, { onSuccess: () => setOpen(false) });
  return (
    <div>
      <div className="cw-row">
        <span className="cw-row-words">
          <span className="cw-row-title">{somebody.name}</span>
          <span className="cw-soft">{[somebody.number, ...somebody.roles].join(' · ')}</span>
        </span>
        {self ? (
          <span className="cw-soft">{t('settings.narrower.oneself')}</span>
        ) : (
          <Button size="compact-sm" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('actions.person.appoint')}
          </Button>
        )}
      </div>
      {open ? (
        <Stack p="md" gap="sm">
          <Checkbox.Group value={[...roles]} onChange={setRoles}>
            <Group>
              {[...new Set([...appointable, ...somebody.roles])].map((role) => (
                <Checkbox key={role} value={role} label={role} />
              ))}
            </Group>
          </Checkbox.Group>
          <FailureNotice failure={appoint.error?.failure} />
          <Group justify="flex-end">
            <CancelButton onClick={() => setOpen(false)} />
            <Button disabled={give.length + take.length === 0} loading={appoint.isPending} onClick={save}>
              {t('people.save')}
            </Button>
          </Group>
        </Stack>
      ) : null}
    </div>
  );
}
