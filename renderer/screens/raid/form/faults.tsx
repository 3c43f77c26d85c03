import { Alert, List } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RaidFailure } from '../../../../core/raid/raid-failure.ts';
import { fieldWords } from '../words.ts';
import { parts } from './path.ts';
import { blocksOf, type SectionName, sectionNames } from './section.tsx';
import { faultSentence } from './use-fault.ts';

/** The field that has the fault, or the nearest thing around it; gets the focus and comes into sight. */
export function jumpTo(path: string): void {
  for (let at = path; at !== ''; at = at.replace(/(?:\.?[^.[\]]+|\[\d+\])$/, '')) {
    const field = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(at)}"]`);
    if (field === null) continue;
    field.scrollIntoView({ block: 'center' });
    const inner = field.matches('input, textarea, [tabindex]') ? field : field.querySelector<HTMLElement>('input, textarea, button');
    inner?.focus({ preventScroll: true });
    return;
  }
  const block = String(parts(path)[0] ?? '');
  const section = sectionNames.find((name) => blocksOf(name).includes(block));
  if (section !== undefined) document.querySelector(`#raid-${section}`)?.scrollIntoView({ block: 'start' });
}

/** Everything to mend at once; each line leads to its field. Where it appears, it is read out. */
export function FaultSummary({ faults }: { readonly faults: readonly RaidFailure[] }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const there = faults.length > 0;
  useEffect(() => {
    if (there) box.current?.scrollIntoView({ block: 'nearest' });
  }, [there]);
  if (!there) return null;
  return (
    <Alert ref={box} color="red" variant="light" role="alert" mb="md" title={t('raids.form.toMend', { count: faults.length })}>
      <List size="sm" spacing={2}>
        {faults.map((fault) => (
          <List.Item key={`${fault.fieldId} ${fault.errorType} ${fault.message}`}>
            <button type="button" className="cw-link" onClick={() => jumpTo(fault.fieldId)}>
              {fieldWords(fault.fieldId, t)}
            </button>{' '}
            {faultSentence(fault, t)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** The sections by name, with how many faults each has; the way to each. */
export function Outline({ faults }: { readonly faults: readonly RaidFailure[] }) {
  const { t } = useTranslation();
  const countOf = (name: SectionName): number =>
    faults.filter(({ fieldId }) => blocksOf(name).includes(String(parts(fieldId)[0] ?? ''))).length;
  return (
    <nav aria-label={t('raids.form.outline')}>
      {sectionNames.map((name) => {
        const count = countOf(name);
        return (
          <button
            type="button"
            key={name}
            className="cw-raid-outline"
            data-faults={count > 0}
            onClick={() => document.querySelector(`#raid-${name}`)?.scrollIntoView({ block: 'start' })}
          >
            <span>{t(`raids.sections.${name}.title`)}</span>
            {count > 0 ? <span>{t('raids.form.faultsHere', { count })}</span> : null}
          </button>
        );
      })}
    </nav>
  );
}
