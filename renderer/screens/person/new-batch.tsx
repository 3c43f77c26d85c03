import { Button, Checkbox, Group, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionInput } from '../../../core/actions/all.ts';
import type { CredentialRole } from '../../../core/roles/role-names.ts';
import { go } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';

const orders = ['batch.reset-passwords', 'batch.edit-roles', 'batch.delete-people'] as const;
type Order = (typeof orders)[number];
/** The states that each order is for: what is searched is what can be done. */
const states = {
  'batch.reset-passwords': ['active', 'inactive'],
  'batch.edit-roles': ['active', 'inactive', 'locked'],
  'batch.delete-people': ['active', 'inactive', 'locked'],
} as const;
const LIMIT = 200;

/** Rows 23 to 25, first step: which order, for whom, and with what. The preview is the batch's own page. */
export function NewBatch(_props: ScreenProps) {
  const { t } = useTranslation();
  const session = useSession();
  const [order, setOrder] = useState<Order>('batch.reset-passwords');
  const [personIds, setPicked] = useState<readonly string[]>([]);
  const may = orders.filter((one) => mayAtAll(session, one));
  return (
    <section>
      <PageHeader crumbs={[[t('people.batches'), '/batches']]} title={t('batches.new')} sub={t('batches.newText')} />
      <Stack gap="md">
        <SegmentedControl
          value={order}
          onChange={(value) => setOrder(value as Order)}
          data={may.map((one) => ({ value: one, label: t(`actions.${one}`) }))}
        />
        <Pick key={order} order={order} picked={personIds} onPick={setPicked} />
        <Asked order={order} personIds={personIds} />
      </Stack>
    </section>
  );
}

interface PickProps {
  readonly order: Order;
  readonly picked: readonly string[];
  readonly onPick: (ids: readonly string[]) => void;
}

function Pick({ order, picked, onPick }: PickProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, 60);
  const found = useStation('person.find', { text: settled, states: [...states[order]], limit: LIMIT }).data?.people ?? [];
  const all = found.length > 0 && found.every(({ id }) => picked.includes(id));
  const toggleAll = (): void => {
    const shown = found.map(({ id }) => id);
    onPick(all ? picked.filter((id) => !shown.includes(id)) : [...new Set([...picked, ...shown])]);
  };
  return (
    <div className="cw-panel cw-rows">
      <div className="cw-row">
        <Checkbox checked={all} onChange={toggleAll} aria-label={t('batches.all')} />
        <TextInput
          style={{ flex: 1 }}
          aria-label={t('people.find')}
          placeholder={t('people.find')}
          value={text}
          autoFocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <span className="cw-row-side">{t('batches.picked', { count: picked.length })}</span>
      </div>
      <div style={{ maxHeight: 320, overflowY: 'auto' }}>
        {found.map((person) => (
          <div className="cw-row" key={person.id}>
            <Checkbox
              label={person.name}
              checked={picked.includes(person.id)}
              onChange={() => onPick(picked.includes(person.id) ? picked.filter((id) => id !== person.id) : [...picked, person.id])}
            />
            <span className="cw-row-words cw-soft">{[person.number, person.unit].filter(Boolean).join(' · ')}</span>
            <StateBadge state={person.state} />
          </div>
        ))}
      </div>
    </div>
  );
}

/** What the order needs to know besides, and on to the preview. */
function Asked({ order, personIds }: { readonly order: Order; readonly personIds: readonly string[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const make = useAction(order);
  const [letter, setLetter] = useState(false);
  const [mail, setMail] = useState(true);
  const [give, setGive] = useState<readonly CredentialRole[]>([]);
  const [take, setTake] = useState<readonly CredentialRole[]>([]);
  const [reasonId, setReason] = useState<string | null>(null);
  const ready = {
    'batch.reset-passwords': letter || mail,
    'batch.edit-roles': give.length + take.length > 0,
    'batch.delete-people': true,
  }[order];
  const inputs = {
    'batch.reset-passwords': { personIds: [...personIds], delivery: { letter, mail } },
    'batch.edit-roles': { personIds: [...personIds], give: [...give], take: [...take] },
    'batch.delete-people': { personIds: [...personIds], ...(reasonId === null ? {} : { reasonId }) },
  } satisfies { [One in Order]: ActionInput<One> };
  const preview = (): void =>
    make.mutate(inputs[order] as ActionInput<typeof order>, {
      onSuccess: ({ batchId }) => {
        void client.invalidateQueries();
        go(`/batches/${batchId}`);
      },
    });
  return (
    <Stack className="cw-panel cw-empty" gap="sm">
      {order === 'batch.reset-passwords' ? (
        <>
          <Checkbox label={t('batches.mail')} checked={mail} onChange={(event) => setMail(event.currentTarget.checked)} />
          <Checkbox label={t('people.password.letter')} checked={letter} onChange={(event) => setLetter(event.currentTarget.checked)} />
        </>
      ) : null}
      {order === 'batch.edit-roles' ? <Roles {...{ give, take, setGive, setTake }} /> : null}
      {order === 'batch.delete-people' ? <Deletion reasonId={reasonId} onReason={setReason} /> : null}
      <FailureNotice failure={make.error?.failure} />
      <Group>
        <Button loading={make.isPending} disabled={personIds.length === 0 || !ready} onClick={preview}>
          {t('batches.preview')}
        </Button>
      </Group>
    </Stack>
  );
}

interface RolesProps {
  readonly give: readonly CredentialRole[];
  readonly take: readonly CredentialRole[];
  readonly setGive: (roles: readonly CredentialRole[]) => void;
  readonly setTake: (roles: readonly CredentialRole[]) => void;
}

function Roles({ give, take, setGive, setTake }: RolesProps) {
  const { t } = useTranslation();
  const roles = useStation('role.list', {}).data?.roles ?? [];
  const choose = (role: CredentialRole, what: string): void => {
    setGive(what === 'give' ? [...give, role] : give.filter((one) => one !== role));
    setTake(what === 'take' ? [...take, role] : take.filter((one) => one !== role));
  };
  return (
    <>
      {roles.map(({ role, offered }) => (
        <Group key={role}>
          <SegmentedControl
            size="xs"
            aria-label={role}
            value={give.includes(role) ? 'give' : take.includes(role) ? 'take' : 'leave'}
            onChange={(what) => choose(role, what)}
            data={(['leave', 'give', 'take'] as const).map((what) => ({
              value: what,
              label: t(`batches.roles.${what}`),
              disabled: what === 'give' && !offered,
            }))}
          />
          <span>{role}</span>
        </Group>
      ))}
    </>
  );
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
