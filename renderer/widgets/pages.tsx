import { Group, Pagination } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The part of a long list that is shown, by how many come before it. */
export interface Part {
  readonly offset: number;
  readonly limit: number;
  readonly onOffset: (offset: number) => void;
}

/** Shows `limit` at a time. `total` is how many there were when last asked: rows may have gone since, and then it is the last part there is. */
export function usePart(limit: number): Part & { readonly within: (total: number) => void } {
  const [offset, onOffset] = useState(0);
  const within = (total: number): void => {
    const last = Math.max(0, Math.floor((total - 1) / limit) * limit);
    if (offset > last) onOffset(last);
  };
  return { offset, limit, onOffset, within };
}

/** As every button of that colour is drawn, in both schemes. */
const ACTIVE = () => ({ root: { '--pagination-active-bg': 'var(--cw-accent)', '--pagination-active-color': 'var(--cw-accent-ink)' } });

/** Below a long list: which part of it is shown, and the way to every other one; nothing where all of it is. */
export function Pages({ part: { offset, limit, onOffset }, total }: { readonly part: Part; readonly total: number }) {
  const { t } = useTranslation();
  if (total <= limit) return null;
  const control = { first: 'lists.firstPart', last: 'lists.lastPart', next: 'lists.later', previous: 'lists.earlier' } as const;
  return (
    <div className="cw-row">
      <span className="cw-row-words cw-soft" role="status">
        {t('lists.part', {
          from: (offset + 1).toLocaleString(),
          to: Math.min(total, offset + limit).toLocaleString(),
          count: total.toLocaleString(),
        })}
      </span>
      <Group component="nav" aria-label={t('lists.parts')}>
        <Pagination
          size="sm"
          vars={ACTIVE}
          total={Math.ceil(total / limit)}
          value={Math.floor(offset / limit) + 1}
          onChange={(page) => onOffset((page - 1) * limit)}
          getControlProps={(which) => ({ 'aria-label': t(control[which]) })}
          getItemProps={(page) => ({ 'aria-label': t('lists.partNumber', { number: page }) })}
        />
      </Group>
    </div>
  );
}
