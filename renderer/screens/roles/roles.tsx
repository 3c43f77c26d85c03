import './roles.css';
import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Actor } from '../../../core/roles/actor.ts';
import { decideAtAll } from '../../../core/roles/cells.ts';
import type { SessionView } from '../../../core/actions/views.ts';
import type { ScreenProps } from '../../screen.ts';
import { useSession } from '../../session-context.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { roleTables, type TableRow } from './tables.ts';

type Which = keyof typeof roleTables;

interface Chosen {
  readonly row: TableRow;
  readonly role: string;
}

/** The three tables as enforced; a cell explains itself, and says whether whoever is signed in may do it here. */
export function Roles(_props: ScreenProps) {
  const { t } = useTranslation();
  const session = useSession();
  const [which, setWhich] = useState<Which>('credentials');
  const [chosen, setChosen] = useState<Chosen | undefined>();
  const table = useMemo(() => roleTables[which](), [which]);
  const change = (value: string): void => {
    setWhich(value as Which);
    setChosen(undefined);
  };
  return (
    <section>
      <PageHeader
        title={t('frame.rail.roles')}
        sub={t('roles.sub')}
        aside={
          <SegmentedControl
            value={which}
            onChange={change}
            data={Object.keys(roleTables).map((key) => ({ value: key, label: t(`roles.${key as Which}`) }))}
          />
        }
      />
      <div className="cw-panel cw-roles-explain" aria-live="polite">
        {chosen === undefined ? (
          <span className="cw-soft">{t('roles.explain.choose')}</span>
        ) : (
          <Explanation chosen={chosen} session={session} />
        )}
      </div>
      <div className="cw-panel cw-roles-scroll">
        <table className="cw-roles-table">
          <thead>
            <tr>
              <th scope="col">{t(which === 'credentials' ? 'roles.useCase' : which === 'house' ? 'roles.row' : 'roles.action')}</th>
              {table.roles.map((role) => (
                <th key={role} scope="col">
                  {role}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  {row.about ?? row.name} <span className="cw-soft">{row.group}</span>
                </th>
                {row.cells.map(({ role, cell }) => (
                  <td key={role}>
                    <button
                      type="button"
                      className="cw-roles-cell"
                      data-cell={cell}
                      aria-pressed={chosen?.row.key === row.key && chosen.role === role}
                      aria-label={`${row.name}, ${role}: ${t(`roles.names.${cell}`)}`}
                      onClick={() => setChosen({ row, role })}
                    >
                      {t(`roles.cells.${cell}`)}
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Explanation({ chosen, session }: { readonly chosen: Chosen; readonly session: SessionView }) {
  const { t } = useTranslation();
  const { row, role } = chosen;
  const cell = row.cells.find((candidate) => candidate.role === role);
  const servicePointId = session.servicePoints.find((point) => point.active)?.id;
  const decision = decideAtAll(session.actor as Actor, row.permission, {
    ownerId: session.person.id,
    ...(servicePointId === undefined ? {} : { servicePointId }),
  });
  const mine = decision.allowed
    ? t('roles.youMay')
    : t('roles.youMayNot', { why: t(`refusals.${decision.because}`, { roles: decision.roles.join(', ') }) });
  return (
    <>
      <strong>{t(`roles.explain.${(cell?.explain ?? 'no') as 'no'}`, { role, row: row.name, about: row.about ?? '' })}</strong>
      <div className="cw-soft">{mine}</div>
    </>
  );
}
