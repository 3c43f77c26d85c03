import { Button, Group, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DiagnosisView } from '../../../core/actions/views.ts';
import { go } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { Remark } from '../../widgets/state-badge.tsx';
import { whyNot } from '../../widgets/why-not.ts';

interface Props {
  readonly reader: string;
  /** Asks twice; shown where taking the card over is the next step. */
  readonly takeOver: React.ReactNode;
}

/** Any card in plain words: what it is, whose, what is wrong, and the one right next step as a button. */
export function Diagnosis({ reader, takeOver }: Props) {
  const { t } = useTranslation();
  const found = useStation('card.diagnose', { reader });
  if (found.error !== null) return <FailureNotice failure={found.error.failure} />;
  if (found.data === undefined) return <p className="cw-soft">{t('diagnosis.looking')}</p>;
  const { findings, number, personName, temporaryCardId, model } = found.data;
  const [first, ...rest] = findings;
  const next = ({ code, params }: DiagnosisView['findings'][number]): string => {
    const said = t(`diagnosis.found.${code as 'card-well'}.next`, params);
    return temporaryCardId === undefined ? said : t(`diagnosis.found.${code}.pool`, { ...params, defaultValue: said });
  };
  const whose =
    number === undefined ? model : t(temporaryCardId === undefined ? 'diagnosis.whose' : 'diagnosis.pool', { number, name: personName });
  return (
    <section className="cw-panel cw-empty" aria-label={t('diagnosis.title')} style={{ marginBottom: 16 }}>
      <div className="cw-soft">{whose}</div>
      {first === undefined ? null : (
        <>
          <strong style={{ fontSize: 18 }} role="status">
            {t(`diagnosis.found.${first.code as 'card-well'}.is`, first.params)}
          </strong>
          <p>
            {t('diagnosis.nextStep')}: {next(first)}
          </p>
        </>
      )}
      {found.data.next?.action === 'reader.take-over' && found.data.next.because === undefined ? takeOver : <NextStep view={found.data} />}
      {rest.length === 0 ? null : (
        <>
          <h2>{t('diagnosis.also')}</h2>
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {rest.map(({ code, params }) => (
              <li key={code}>
                {t(`diagnosis.found.${code as 'card-well'}.is`, params)} {next({ code, params })}
              </li>
            ))}
          </ul>
        </>
      )}
      <Sides view={found.data} />
    </section>
  );
}

/** Where each step goes on; what happens at once has no page. */
function pageOf(action: string, { cardId, temporaryCardId, personId }: DiagnosisView): string | undefined {
  const pages: Readonly<Record<string, string>> = {
    'card.issue': '/desk',
    'card.activate': `/cards/${cardId}/activate`,
    'card.unblock-pin': `/cards/${cardId}/unblock`,
    'card.lock': `/cards/${cardId}`,
    'card.wipe': `/cards/${cardId}`,
    'card.reactivate': `/cards/${cardId}`,
    'letter.print': `/cards/${cardId}`,
    'card.request': `/people/${personId}`,
    'person.reactivate': `/people/${personId}`,
    'temporary-card.assign': `/temporary-cards/${temporaryCardId}/assign`,
    'temporary-card.extend': `/temporary-cards/${temporaryCardId}/extend`,
    'temporary-card.lock': `/temporary-cards/${temporaryCardId}`,
    'temporary-card.withdraw': `/temporary-cards/${temporaryCardId}`,
  };
  return pages[action];
}

function NextStep({ view }: { readonly view: DiagnosisView }) {
  const { t } = useTranslation();
  const finish = useAction('operation.finish');
  const discard = useAction('operation.discard');
  const { next, operationId, reader } = view;
  if (next === undefined) return null;
  const take = (): void => {
    const page = pageOf(next.action, view);
    if (page !== undefined) return go(page);
    if (operationId === undefined) return;
    if (next.action === 'operation.discard') discard.mutate({ operationId, reader });
    else finish.mutate({ operationId, reader }, { onSuccess: (begun) => go(`/operations/${begun.operationId}`) });
  };
  return (
    <>
      <FailureNotice failure={(finish.error ?? discard.error)?.failure} />
      <Group>
        <Button disabled={next.because !== undefined} loading={finish.isPending || discard.isPending} onClick={take}>
          {t(`actions.${next.action}`)}
        </Button>
        {next.because === undefined ? null : <span className="cw-soft">{whyNot(next.because, t)}</span>}
      </Group>
    </>
  );
}

function Sides({ view }: { readonly view: DiagnosisView }) {
  const { t } = useTranslation();
  if (view.sides.length === 0) return null;
  return (
    <>
      <h2>{t('diagnosis.sides')}</h2>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {(['slot', 'chip', 'authority', 'record'] as const).map((side) => (
              <Table.Th key={side}>{t(`diagnosis.${side}`)}</Table.Th>
            ))}
            <Table.Th aria-label={t('diagnosis.title')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.sides.map(({ slot, chip, authority, record, same }) => (
            <Table.Tr key={`${slot} ${record}`}>
              <Table.Td>{slot.toUpperCase()}</Table.Td>
              <Table.Td>{t(`diagnosis.onChip.${chip as 'same'}`)}</Table.Td>
              <Table.Td>{t(`states.${authority as 'valid'}`, { defaultValue: authority })}</Table.Td>
              <Table.Td>{record}</Table.Td>
              <Table.Td>
                <Remark tone={same ? 'ok' : 'bad'} sign={same ? '✓' : '✕'}>
                  {same ? '=' : '≠'}
                </Remark>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
