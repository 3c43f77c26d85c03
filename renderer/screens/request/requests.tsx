import { SegmentedControl } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { go } from '../../location.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { RequestRow } from '../../widgets/request-row.tsx';
import { AllRequests } from './all-requests.tsx';
import { RequestPanel } from './request-panel.tsx';

const views = ['toDecide', 'mine', 'all'] as const;
type View = (typeof views)[number];
const inputs = { toDecide: { toDecide: true, limit: 200 }, mine: { mine: true, limit: 200 } } as const;

/** The approver's inbox, one's own requests, and all of them as a list. */
export function Requests(_props: ScreenProps) {
  const { t } = useTranslation();
  const [view, setView] = useState<View>('toDecide');
  return (
    <section>
      <PageHeader
        title={t('frame.rail.requests')}
        sub={view === 'all' ? ' ' : t('requests.keys')}
        aside={
          <SegmentedControl
            value={view}
            onChange={(value) => setView(value as View)}
            data={views.map((key) => ({ value: key, label: t(`requests.${key}`) }))}
          />
        }
      />
      {view === 'all' ? <AllRequests /> : <Inbox key={view} view={view} />}
    </section>
  );
}

/** One row beside the other: J and K move, A approves, R rejects, P postpones. */
function Inbox({ view }: { readonly view: keyof typeof inputs }) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const found = useStation('request.find', inputs[view]).data?.requests ?? [];
  const index = Math.min(at, Math.max(0, found.length - 1));
  const current = found[index];
  const list = useRef<HTMLDivElement>(null);
  // The focus goes along, so that Enter opens the request that is shown.
  const move = (to: number): void => {
    list.current?.querySelectorAll<HTMLElement>('a.cw-row-words')[Math.max(0, Math.min(to, found.length - 1))]?.focus();
  };
  useHotkeys([
    ['j', () => move(index + 1)],
    ['k', () => move(index - 1)],
    ['Enter', () => (current === undefined ? undefined : go(`/requests/${current.id}`))],
  ]);
  if (found.length === 0) return <div className="cw-panel cw-empty">{t('requests.nothing')}</div>;
  return (
    <div className="cw-columns" data-even="true">
      <div className="cw-panel cw-rows" ref={list}>
        {found.map((request, row) => (
          <RequestRow key={request.id} request={request} selected={row === index} onSelect={() => setAt(row)} />
        ))}
      </div>
      {current === undefined ? null : <RequestPanel key={current.id} requestId={current.id} />}
    </div>
  );
}
