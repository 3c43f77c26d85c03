import { Button, Group, Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../../core/actions/views.ts';
import { go } from '../../location.ts';
import { useStation } from '../../queries.ts';
import { Letter } from '../card/letter.tsx';
import { Remark } from '../../widgets/state-badge.tsx';

/** The card is issued: letter, hand-over, and the next person in the queue. */
export function Finished({ operation }: { readonly operation: OperationView }) {
  const { t } = useTranslation();
  const card = useStation('card.open', { cardId: operation.cardId }).data;
  const next = useStation('desk.open', {}).data?.toProduce[0];
  const printed = card?.letterState === 'printed' && card.state === 'issued';
  const onward = (): void => {
    if (printed) go(`/cards/${operation.cardId}/activate`);
  };
  useHotkeys([
    ['Enter', onward],
    ['n', () => (next === undefined ? undefined : go(`/cards/${next.id}/issue`))],
  ]);
  return (
    <>
      <Remark tone="ok" sign="✓">
        {t('states.issued')}
      </Remark>
      <div className="cw-issue-big">{t('issue.done', { card: operation.cardNumber })}</div>
      {card === undefined || card.state === 'issued' ? <p className="cw-soft">{t('issue.doneText')}</p> : null}
      {operation.leftOut.map((what) => (
        <p key={what}>{t('card.leftOut', { what: t(`card.what.${what}`, { defaultValue: what }) })}</p>
      ))}
      {card === undefined ? null : <Letter card={card} />}
      <Group mt="auto">
        {card === undefined || card.state === 'issued' ? (
          <Button disabled={!printed} onClick={onward} rightSection={<Kbd size="xs">↵</Kbd>}>
            {t('issue.handOver')}
          </Button>
        ) : null}
        {next === undefined ? (
          <Button variant="default" onClick={() => go('/desk')}>
            {t('issue.backToDesk')}
          </Button>
        ) : (
          <Button variant="default" onClick={() => go(`/cards/${next.id}/issue`)} rightSection={<Kbd size="xs">N</Kbd>}>
            {t('issue.nextPerson', { person: next.personName })}
          </Button>
        )}
      </Group>
    </>
  );
}
