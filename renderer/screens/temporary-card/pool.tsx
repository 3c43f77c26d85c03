import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionInput } from '../../../core/actions/all.ts';
import { useTotal, useWindows } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { listInput, viewBy } from '../../widgets/list-view.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { useFoundWords } from '../../widgets/use-found-words.ts';
import { useAsked } from '../../widgets/use-asked.ts';
import { PoolTable } from './pool-table.tsx';
import { Produce } from './produce.tsx';
import { RequestForm } from './request-form.tsx';

const ALL = viewBy('number', false);

/** The pool of temporary cards: what there is, who has it until when, what is to be made. */
export function Pool({ params }: ScreenProps) {
  const { t } = useTranslation();
  const session = useSession();
  const [view, setView] = useState(ALL);
  const [settled] = useDebouncedValue(view, 60);
  const mayAsk = mayAtAll(session, 'temporary-card.request');
  const [asking, setAsking] = useState(false);
  const possible = [{ action: 'temporary-card.request' as const, allowed: mayAsk, primary: false }];
  useAsked({ params, possible, page: '/temporary-cards' }, () => setAsking(true));
  const input = listInput(settled) as ActionInput<'temporary-card.find'>;
  const found = useWindows('temporary-card.find', input);
  const cards = useMemo(() => found.data?.pages.flatMap((page) => page.cards), [found.data]);
  const [first] = found.data?.pages ?? [];
  const ask = mayAsk ? <Button onClick={() => setAsking(true)}>{t('actions.temporary-card.request')}</Button> : null;
  const foundWords = useFoundWords('temporaryCards.found', useTotal('temporary-card.find', input, first));
  return (
    <section>
      <PageHeader title={t('temporaryCards.title')} sub={foundWords} aside={ask} />
      {asking ? <RequestForm profiles={first?.profiles ?? []} onDone={() => setAsking(false)} /> : null}
      {mayAtAll(session, 'temporary-card.issue') ? <Produce /> : null}
      <PoolTable cards={cards} view={view} onView={setView} windows={found} />
    </section>
  );
}
