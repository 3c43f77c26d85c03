import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../core/actions/views.ts';
import { go, type Params } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { ActionMenu } from '../../widgets/action-menu.tsx';
import { ChangePassword } from '../../widgets/change-password.tsx';
import { Activity } from '../../widgets/activity.tsx';
import { CardRow } from '../../widgets/card-row.tsx';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { Photo } from '../../widgets/photo.tsx';
import { RequestRow } from '../../widgets/request-row.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';
import { TemporaryCardRow } from '../../widgets/temporary-card-row.tsx';
import { useAsked } from '../../widgets/use-asked.ts';
import { ChangeState } from './change-state.tsx';
import { MobileIdsOfPerson, SUPPLY, SupplyMobileId } from './mobile-ids.tsx';
import { VirtualSmartCardsOfPerson } from './virtual-smart-cards.tsx';
import { EditRoles } from './edit-roles.tsx';
import { PasswordLetterWaits, ResetPassword } from './reset-password.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';

/** A person: who, what they hold, what was asked for, what happened; what may be done now and why the rest may not. */
export function PersonPage({ params }: ScreenProps) {
  const person = useStation('person.open', { personId: params.personId ?? '' });
  if (person.error !== null) return <FailureNotice failure={person.error.failure} />;
  return person.data === undefined ? null : <Shown person={person.data} params={params} />;
}

/** What has a page of its own; the rest happens in place. */
const pages: Readonly<Record<string, string>> = { 'person.edit': 'edit', 'card.issue-to-person': 'issue', 'temporary-card.assign': 'lend' };

function Shown({ person, params }: { readonly person: PersonView; readonly params: Params }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<string | undefined>();
  const done = (): void => setAsked(undefined);
  const save = useAction('person.export');
  const choose = (action: string): void => {
    const page = pages[action];
    if (action === 'person.export') save.mutate({ personId: person.id });
    else if (page === undefined) setAsked(action);
    else go(`/people/${person.id}/${page}`);
  };
  useAsked({ params, possible: person.possible, page: `/people/${person.id}` }, choose);
  return (
    <section>
      <PageHeader
        crumbs={[[t('frame.rail.people'), '/people']]}
        title={
          <Group gap="md">
            <Photo photo={person.photo} name={person.name} size={64} square />
            <span>{person.name}</span>
            <StateBadge state={person.state} />
          </Group>
        }
        sub={[person.number, person.title, person.unit, person.servicePointName].filter(Boolean).join(' · ')}
        aside={<ActionMenu possible={person.possible} onChoose={choose} />}
      />
      <FailureNotice failure={save.error?.failure} />
      {save.data?.where !== undefined ? (
        <Text role="status" mb="md">
          {t('people.saved', { where: save.data.where })}
        </Text>
      ) : null}
      <PasswordLetterWaits person={person} />
      <Asked action={asked} person={person} onDone={done} />
      <div className="cw-columns">
        <div>
          <h2>{t('people.credentials')}</h2>
          <div className="cw-panel cw-rows">
            {person.cards.length + person.temporaryCards.length === 0 ? <div className="cw-empty">{t('people.noCards')}</div> : null}
            {person.cards.map((card) => (
              <CardRow key={card.id} card={card} naming="profile" />
            ))}
            {person.temporaryCards.map((card) => (
              <TemporaryCardRow key={card.id} card={card} naming="card" />
            ))}
          </div>
          <MobileIdsOfPerson person={person} />
          <VirtualSmartCardsOfPerson cards={person.virtualSmartCards} />
          <h2>{t('people.requests')}</h2>
          <div className="cw-panel cw-rows">
            {person.requests.length === 0 ? <div className="cw-empty">{t('people.noRequests')}</div> : null}
            {person.requests.map((request) => (
              <RequestRow key={request.id} request={request} naming="use-case" />
            ))}
          </div>
          <h2>{t('people.data')}</h2>
          <PersonData person={person} />
        </div>
        <div>
          <h2>{t('people.activity')}</h2>
          <Activity facts={person.activity} />
        </div>
      </div>
    </section>
  );
}

interface AskedProps {
  readonly action: string | undefined;
  readonly person: PersonView;
  readonly onDone: () => void;
}

/** What was chosen in the menu, in place. */
function Asked({ action, person, onDone }: AskedProps) {
  switch (action) {
    case 'card.request':
      return <RequestCard person={person} onDone={onDone} />;
    case 'person.deactivate':
    case 'person.reactivate':
    case 'person.lock':
      return <ChangeState key={action} action={action} person={person} onDone={onDone} />;
    case 'person.edit-roles':
      return <EditRoles person={person} onDone={onDone} />;
    case 'person.reset-password':
      return <ResetPassword person={person} onDone={onDone} />;
    case SUPPLY:
      return <SupplyMobileId person={person} onDone={onDone} />;
    case 'person.change-password':
      return <ChangePassword action={action} onDone={onDone} />;
    case undefined:
    default:
      return null;
  }
}

function PersonData({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation();
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t('people.email'), person.email],
    [t('people.phone'), person.phone],
    [t('people.title'), person.title],
    [t('people.unit'), person.unit],
    [t('people.number'), person.number],
    [t('people.roles'), person.roles.length === 0 ? undefined : person.roles.join(', ')],
  ];
  return (
    <div className="cw-panel cw-empty">
      <dl className="cw-facts">
        {rows.map(([label, value]) =>
          value === undefined ? null : (
            <Stack key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Stack>
          ),
        )}
      </dl>
    </div>
  );
}

/** Asking for a card is small: it happens in place. */
function RequestCard({ person, onDone }: { readonly person: PersonView; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const request = useAction('card.request');
  const [profileId, setProfileId] = useState(person.profiles[0]?.id ?? '');
  const claims = person.profiles.find((profile) => profile.id === profileId)?.claims;
  const ask = (): void =>
    request.mutate(
      { personId: person.id, profileId },
      { onSuccess: ({ cardId }) => (person.cardRequestNeedsApproval ? onDone() : go(`/cards/${cardId}`)) },
    );
  return (
    <div className="cw-panel cw-empty" style={{ marginBottom: 16 }}>
      <Stack gap="sm">
        <Group align="end">
          <Select
            label={t('people.profile')}
            w={320}
            allowDeselect={false}
            value={profileId}
            onChange={(value) => setProfileId(value ?? '')}
            data={person.profiles.map(({ id, name }) => ({ value: id, label: name }))}
            data-autofocus
          />
          <Button loading={request.isPending} onClick={ask}>
            {t('people.ask')}
          </Button>
          <CancelButton onClick={onDone} />
        </Group>
        <Text size="sm" className="cw-soft">
          {claims} {t(person.cardRequestNeedsApproval ? 'people.needsApproval' : 'people.noApproval')}
        </Text>
        <FailureNotice failure={request.error?.failure} />
      </Stack>
    </div>
  );
}
