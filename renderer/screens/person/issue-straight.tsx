import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../core/actions/views.ts';
import { go, goBack } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { Photo } from '../../widgets/photo.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';

/** Row 27 by its second door: where cards are not requested first, the person's card is made at once from the blank in a reader. */
export function IssueStraight({ params }: ScreenProps) {
  const person = useStation('person.open', { personId: params.personId ?? '' });
  if (person.error !== null) return <FailureNotice failure={person.error.failure} />;
  return person.data === undefined ? null : <Form person={person.data} />;
}

function Form({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation();
  const readers = useStation('reader.list', {}).data?.readers ?? [];
  const blanks = readers.filter(({ contents, operation }) => contents === 'blank' && operation === undefined);
  const issue = useAction('card.issue-to-person');
  const [profileId, setProfileId] = useState(person.profiles[0]?.id ?? '');
  const [chosen, setChosen] = useState<string | null>(null);
  const reader = blanks.find(({ name }) => name === chosen) ?? (blanks.length === 1 ? blanks[0] : undefined);
  const claims = person.profiles.find(({ id }) => id === profileId)?.claims;
  const start = (): void => {
    if (reader === undefined || issue.isPending) return;
    issue.mutate(
      { personId: person.id, profileId, reader: reader.name },
      { onSuccess: ({ operationId }) => go(`/operations/${operationId}`) },
    );
  };
  return (
    <section>
      <PageHeader
        crumbs={[
          [t('frame.rail.people'), '/people'],
          [person.name, `/people/${person.id}`],
        ]}
        title={t('actions.card.issue-to-person')}
      />
      <Stack maw={760} gap="md" className="cw-panel cw-empty">
        <Group>
          <Photo photo={person.photo} name={person.name} size={64} square />
          <strong>{person.name}</strong>
          <StateBadge state={person.state} />
        </Group>
        <Select
          label={t('people.profile')}
          w={340}
          allowDeselect={false}
          value={profileId}
          onChange={(value) => setProfileId(value ?? '')}
          data={person.profiles.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Text size="sm" className="cw-soft">
          {claims}
        </Text>
        {blanks.length < 2 ? null : (
          <Select
            label={t('issue.choose')}
            w={340}
            value={reader?.name ?? null}
            onChange={setChosen}
            data={blanks.map(({ name, number, model }) => ({
              value: name,
              label: `${t('reader.page.heading', { number })} · ${model ?? t('reader.title.blank')}`,
            }))}
          />
        )}
        <strong role="status">{reader === undefined ? t(blanks.length === 0 ? 'issue.putIn' : 'issue.choose') : t('issue.leave')}</strong>
        <FailureNotice failure={issue.error?.failure} />
        <Group justify="flex-end">
          <CancelButton onClick={goBack} />
          <Button loading={issue.isPending} disabled={reader === undefined} onClick={start}>
            {t('issue.start')}
          </Button>
        </Group>
      </Stack>
    </section>
  );
}
