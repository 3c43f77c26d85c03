import { Button, Checkbox, Chip, Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../widgets/state-badge.tsx';
import { countOf, type Order, orders, type Picked } from './orders.ts';
import { useFound } from './use-found.ts';

interface Props {
  readonly order: Order;
  readonly picked: Picked;
  readonly onPick: (picked: Picked) => void;
}

/** Second step: search with filters, tick, or take all that the search finds. */
export function Pick({ order, picked, onPick }: Props) {
  const { t } = useTranslation();
  const { kind, states } = orders[order];
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, 60);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const wanted = chosen.length === 0 ? states : chosen;
  const { rows, total, counting, onMore } = useFound(kind, { text: settled, states: wanted });
  const narrow = (change: () => void): void => {
    change();
    if ('found' in picked) onPick({ ids: [] });
  };
  return (
    <div className="cw-panel cw-rows">
      <div className="cw-row">
        <TextInput
          style={{ flex: 1 }}
          aria-label={t(`batches.search.${kind}`)}
          placeholder={t(`batches.search.${kind}`)}
          value={text}
          autoFocus
          onChange={(event) => narrow(() => setText(event.currentTarget.value))}
        />
        {states.length < 2 ? null : (
          <Chip.Group multiple value={[...chosen]} onChange={(value) => narrow(() => setChosen(value))}>
            <Group gap={6} role="group" aria-label={t('batches.states')}>
              {states.map((state) => (
                <Chip key={state} value={state} size="xs">
                  {t(`states.${state}`)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        )}
        <strong className="cw-row-side" role="status">
          {t('batches.picked', { count: countOf(picked) })}
        </strong>
      </div>
      {'found' in picked ? (
        <div className="cw-row">
          <span className="cw-row-words">{t('batches.allFoundPicked', { found: picked.count })}</span>
          <Button size="compact-sm" variant="default" onClick={() => onPick({ ids: [] })}>
            {t('batches.ticks')}
          </Button>
        </div>
      ) : (
        <Ticks
          {...{ rows, total, counting, onMore, onPick }}
          ids={picked.ids}
          all={() => onPick({ found: { text: settled, states: wanted }, count: total })}
        />
      )}
    </div>
  );
}

interface TicksProps {
  readonly rows: ReturnType<typeof useFound>['rows'];
  readonly total: number;
  readonly counting: boolean;
  readonly onMore: (() => void) | undefined;
  readonly ids: readonly string[];
  readonly onPick: (picked: Picked) => void;
  readonly all: () => void;
}

function Ticks({ rows, total, counting, onMore, ids, onPick, all }: TicksProps) {
  const { t } = useTranslation();
  const shown = rows.map(({ id }) => id);
  const everyShown = shown.length > 0 && shown.every((id) => ids.includes(id));
  const toggle = (id: string): void => onPick({ ids: ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id] });
  const toggleShown = (): void => onPick({ ids: everyShown ? ids.filter((id) => !shown.includes(id)) : [...new Set([...ids, ...shown])] });
  if (rows.length === 0) return <div className="cw-empty">{t('batches.nothing')}</div>;
  return (
    <>
      <div className="cw-row">
        <Checkbox checked={everyShown} onChange={toggleShown} label={t('batches.all')} />
        <span className="cw-row-words cw-soft">{total > rows.length ? t('batches.shown', { shown: rows.length, found: total }) : ''}</span>
        <Button size="compact-sm" variant="default" loading={counting} onClick={all}>
          {t('batches.allFound', { found: total })}
        </Button>
      </div>
      <div style={{ maxHeight: 320, overflowY: 'auto' }}>
        {rows.map((row) => (
          <div className="cw-row" key={row.id}>
            <Checkbox label={row.title} checked={ids.includes(row.id)} onChange={() => toggle(row.id)} />
            <span className="cw-row-words cw-soft">{row.detail}</span>
            <StateBadge state={row.state as 'active'} />
          </div>
        ))}
        {total > rows.length ? (
          <div className="cw-row">
            <Button size="compact-sm" variant="default" loading={onMore === undefined} onClick={onMore}>
              {t('batches.more', { count: total - rows.length })}
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}
