import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SelfView } from '../../../core/actions/views.ts';
import { when } from '../../format.ts';
import { go, type Params } from '../../location.ts';
import { useAction, useWindows } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { ActionMenu } from '../../widgets/action-menu.tsx';
import { ChangePassword } from '../../widgets/change-password.tsx';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { Photo } from '../../widgets/photo.tsx';
import { PhotoChoice } from '../../widgets/photo-choice.tsx';
import { Remark, StateBadge } from '../../widgets/state-badge.tsx';
import { useAsked } from '../../widgets/use-asked.ts';
import { GET, GetMobileId, OwnMobileIds } from './mobile-ids.tsx';
import { GetVirtualSmartCard, VirtualSmartCards } from './virtual-smart-cards.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';

/** My things: one's own data, cards and requests, and the rows of self-service. */
export function Mine({ params }: ScreenProps) {
  const { error, data, hasNextPage, isFetchingNextPage, fetchNextPage } = useWindows('self.open', {});
  if (error !== null) return <FailureNotice failure={error.failure} />;
  const [mine] = data?.pages ?? [];
  if (data === undefined || mine === undefined) return null;
  const earlier = { loading: isFetchingNextPage, show: () => void fetchNextPage() };
  const requests = data.pages.flatMap((page) => page.requests);
  return <Shown mine={{ ...mine, requests }} params={params} {...(hasNextPage ? { earlier } : {})} />;
}

interface ShownProps {
  readonly mine: SelfView;
  readonly params: Params;
  /** Where there are requests before those shown. */
  readonly earlier?: { readonly loading: boolean; readonly show: () => void };
}

interface AskedProps {
  readonly action: string | undefined;
  readonly mine: SelfView;
  readonly onDone: () => void;
}

/** What was chosen in the menu, in place. */
function Asked({ action, ...props }: AskedProps) {
  switch (action) {
    case 'self.change-password':
      return <ChangePassword action={action} onDone={props.onDone} />;
    case 'self.edit-photo':
      return <EditPhoto {...props} />;
    case 'self.get-virtual-smart-card':
      return <GetVirtualSmartCard {...props} />;
    case GET:
      return <GetMobileId {...props} />;
    case undefined:
    default:
      return null;
  }
}

function Shown({ mine, params, earlier }: ShownProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<string | undefined>();
  const done = (): void => setAsked(undefined);
  useAsked({ params, possible: mine.possible, page: '/mine' }, setAsked);
  return (
    <section>
      <PageHeader
        title={
          <Group gap="md">
            <Photo photo={mine.photo} name={mine.name} size={64} square />
            <span>{mine.name}</span>
            <StateBadge state={mine.state} />
          </Group>
        }
        sub={[mine.number, mine.email, mine.phone, mine.title, mine.unit].filter(Boolean).join(' · ')}
        aside={<ActionMenu possible={mine.possible} onChoose={setAsked} />}
      />
      <Asked action={asked} mine={mine} onDone={done} />
      <div className="cw-columns">
        <div>
          <OwnMobileIds mine={mine} onGet={() => setAsked(GET)} />
          <VirtualSmartCards mine={mine} onGet={() => setAsked('self.get-virtual-smart-card')} />
          <h2>{t('people.requests')}</h2>
          <div className="cw-panel cw-rows">
            {mine.requests.length === 0 ? <div className="cw-empty">{t('people.noRequests')}</div> : null}
            {mine.requests.map((request) => (
              <div className="cw-row" key={request.id}>
                <span className="cw-row-words">
                  <span className="cw-row-title">{request.useCase}</span>
                  <span className="cw-soft">
                    {[request.personName, when(request.requestedAt), request.rejectionReason].filter(Boolean).join(' · ')}
                  </span>
                </span>
                <StateBadge state={request.state} of="request" />
                {request.mayAbort ? <Abort requestId={request.id} /> : null}
              </div>
            ))}
            {earlier === undefined ? null : (
              <Button variant="subtle" loading={earlier.loading} onClick={earlier.show}>
                {t('self.earlier')}
              </Button>
            )}
          </div>
        </div>
        <div>
          <Group justify="space-between" mb={6}>
            <h2>{t('frame.rail.cards')}</h2>
            {mine.cards.length === 0 ? null : (
              <Button size="compact-sm" variant="default" onClick={() => go('/mine/card')}>
                {t('self.card.open')}
              </Button>
            )}
          </Group>
          <div className="cw-panel cw-rows">
            {mine.cards.length === 0 ? <div className="cw-empty">{t('people.noCards')}</div> : null}
            {mine.cards.map((card) => (
              <div className="cw-row" key={card.id}>
                <span className="cw-row-words">
                  <span className="cw-row-title">{t('card.name', { number: card.number })}</span>
                  <span className="cw-soft">{card.profileName}</span>
                </span>
                <StateBadge state={card.state} />
              </div>
            ))}
          </div>
          <h2>{t('people.roles')}</h2>
          <Group gap="xs">
            {mine.roles.map((role) => (
              <Remark key={role} tone="off" sign="○">
                {role}
              </Remark>
            ))}
          </Group>
        </div>
      </div>
    </section>
  );
}

/** Row 22. */
function Abort({ requestId }: { readonly requestId: string }) {
  const { t } = useTranslation();
  const abort = useAction('self.abort-request');
  return (
    <Button size="compact-sm" variant="default" loading={abort.isPending} onClick={() => abort.mutate({ requestId })}>
      {t('actions.self.abort-request')}
    </Button>
  );
}

/** Row 19. */
function EditPhoto({ mine, onDone }: { readonly mine: SelfView; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const edit = useAction('self.edit-photo');
  const [photo, setPhoto] = useState<string | undefined>();
  return (
    <Stack className="cw-panel cw-empty" gap="sm" mb="md">
      <h2>{t('actions.self.edit-photo')}</h2>
      <PhotoChoice photo={photo ?? mine.photo} name={mine.name} onChoose={setPhoto} />
      <Text size="sm" className="cw-soft">
        {t(mine.photoNeedsApproval ? 'people.needsApproval' : 'people.atOnce')}
      </Text>
      <FailureNotice failure={edit.error?.failure} />
      <Group>
        <Button
          loading={edit.isPending}
          disabled={photo === undefined}
          onClick={() => (photo === undefined ? undefined : edit.mutate({ photo }, { onSuccess: onDone }))}
        >
          {t(mine.photoNeedsApproval ? 'people.ask' : 'people.save')}
        </Button>
        <CancelButton onClick={onDone} />
      </Group>
    </Stack>
  );
}
