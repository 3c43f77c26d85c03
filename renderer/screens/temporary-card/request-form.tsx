import { Button, Group, NumberInput, Select } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';

interface Props {
  readonly profiles: readonly { readonly id: string; readonly name: string }[];
  readonly onDone: () => void;
}

const MOST = 50;

/** Row 49: so many cards at once; nobody has to approve, since nobody gets them yet. */
export function RequestForm({ profiles, onDone }: Props) {
  const { t } = useTranslation();
  const request = useAction('temporary-card.request');
  const [count, setCount] = useState(1);
  const [profile, setProfile] = useState<string | undefined>();
  const profileId = profile ?? profiles[0]?.id;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (profileId !== undefined && !request.isPending) request.mutate({ count, profileId }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className="cw-panel" style={{ padding: 20, marginBottom: 16 }}>
      <h2 style={{ marginTop: 0 }}>{t('temporaryCards.request.title')}</h2>
      <Group align="end">
        <NumberInput
          label={t('temporaryCards.request.count')}
          value={count}
          onChange={(value) => setCount(Math.max(1, Math.min(MOST, Math.round(Number(value)) || 1)))}
          min={1}
          max={MOST}
          w={150}
          autoFocus
        />
        <Select
          label={t('temporaryCards.request.profile')}
          data={profiles.map(({ id, name }) => ({ value: id, label: name }))}
          value={profileId ?? null}
          onChange={(value) => setProfile(value ?? undefined)}
          allowDeselect={false}
          w={340}
        />
        <Button type="submit" loading={request.isPending} disabled={profileId === undefined}>
          {t('temporaryCards.request.submit')}
        </Button>
        <CancelButton onClick={onDone} />
      </Group>
      <FailureNotice failure={request.error?.failure} />
    </form>
  );
}
