import { Button, Checkbox, Group, Select, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionInput } from '../../../core/actions/all.ts';
import { cardProfiles } from '../../../core/records/card-profile.ts';
import type { CredentialRole } from '../../../core/roles/role-names.ts';
import { go } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { countOf, type Order, orders, type Picked, pickInput } from './orders.ts';
import { RolesAsked } from './roles-asked.tsx';

interface Wanted {
  readonly letter: boolean;
  readonly mail: boolean;
  readonly give: readonly CredentialRole[];
  readonly take: readonly CredentialRole[];
  readonly reasonId: string | null;
  readonly profileId: string;
  readonly alsoHolders: boolean;
}

const nothingYet: Wanted = {
  letter: false,
  mail: true,
  give: [],
  take: [],
  reasonId: null,
  profileId: cardProfiles[0]?.id ?? '',
  alsoHolders: false,
};

/** What each order needs to know besides; undefined where something is missing. */
const inputs: Readonly<Record<Order, (wanted: Wanted) => Record<string, unknown> | undefined>> = {
  'batch.reset-passwords': ({ letter, mail }) => (letter || mail ? { delivery: { letter, mail } } : undefined),
  'batch.edit-roles': ({ give, take }) => (give.length + take.length > 0 ? { give: [...give], take: [...take] } : undefined),
  'batch.delete-people': ({ reasonId }) => (reasonId === null ? {} : { reasonId }),
  'batch.request-cards': ({ profileId, alsoHolders }) => ({ profileId, ...(alsoHolders ? { alsoHolders } : {}) }),
  'batch.issue-cards': () => ({}),
  'batch.issue-temporary-cards': () => ({}),
};

/** Third step: what the order needs to know besides, and on to the preview. */
export function Asked({ order, picked }: { readonly order: Order; readonly picked: Picked }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const make = useAction(order);
  const [wanted, setWanted] = useState(nothingYet);
  const more = inputs[order](wanted);
  const preview = (): void => {
    const input = { ...pickInput(orders[order].kind, picked), ...more } as unknown as ActionInput<typeof order>;
    make.mutate(input, {
      onSuccess: ({ batchId }) => {
        void client.invalidateQueries();
        go(`/batches/${batchId}`);
      },
    });
  };
  return (
    <Stack className="cw-panel cw-empty" gap="sm">
      <Questions order={order} wanted={wanted} onChange={(change) => setWanted({ ...wanted, ...change })} />
      <FailureNotice failure={make.error?.failure} />
      <Group>
        <Button loading={make.isPending} disabled={countOf(picked) === 0 || more === undefined} onClick={preview}>
          {t('batches.preview')}
        </Button>
      </Group>
    </Stack>
  );
}

interface QuestionsProps {
  readonly order: Order;
  readonly wanted: Wanted;
  readonly onChange: (change: Partial<Wanted>) => void;
}

function Questions({ order, wanted, onChange }: QuestionsProps) {
  const { t } = useTranslation();
  switch (order) {
    case 'batch.reset-passwords':
      return (
        <>
          <Checkbox label={t('batches.mail')} checked={wanted.mail} onChange={(event) => onChange({ mail: event.currentTarget.checked })} />
          <Checkbox
            label={t('people.password.letter')}
            checked={wanted.letter}
            onChange={(event) => onChange({ letter: event.currentTarget.checked })}
          />
        </>
      );
    case 'batch.edit-roles':
      return <RolesAsked give={wanted.give} take={wanted.take} onChange={onChange} />;
    case 'batch.delete-people':
      return <Deletion reasonId={wanted.reasonId} onReason={(reasonId) => onChange({ reasonId })} />;
    case 'batch.request-cards':
      return (
        <>
          <Select
            label={t('people.profile')}
            w={340}
            allowDeselect={false}
            value={wanted.profileId}
            onChange={(profileId) => onChange({ profileId: profileId ?? '' })}
            data={cardProfiles.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Text size="sm" className="cw-soft">
            {cardProfiles.find(({ id }) => id === wanted.profileId)?.claims}
          </Text>
          <Checkbox
            label={t('batches.alsoHolders')}
            checked={wanted.alsoHolders}
            onChange={(event) => onChange({ alsoHolders: event.currentTarget.checked })}
          />
        </>
      );
    case 'batch.issue-cards':
    case 'batch.issue-temporary-cards':
      return <Text size="sm">{t('batches.production')}</Text>;
  }
}

function Deletion({ reasonId, onReason }: { readonly reasonId: string | null; readonly onReason: (id: string | null) => void }) {
  const { t } = useTranslation();
  const reasons = useStation('reason.list', { type: 'deletion' }).data?.reasons ?? [];
  return (
    <>
      <Text size="sm">{t('batches.deletion')}</Text>
      <Select
        label={t('people.reason')}
        w={320}
        clearable
        value={reasonId}
        onChange={onReason}
        data={reasons.map(({ id, text }) => ({ value: id, label: text }))}
      />
    </>
  );
}
