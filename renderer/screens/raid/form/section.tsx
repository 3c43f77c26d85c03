import './raid-form.css';
import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../core/base/canonical-json.ts';
import { listAt } from './path.ts';
import { useRaidForm } from './raid-form-context.ts';
import { useFault } from './use-fault.ts';

/** Sections in the order in which they are asked; the first four are what every RAiD has. */
export const sectionNames = [
  'title',
  'date',
  'access',
  'contributor',
  'description',
  'organisation',
  'subject',
  'relatedObject',
  'relatedRaid',
  'alternate',
  'spatialCoverage',
] as const;
export type SectionName = (typeof sectionNames)[number];

/** Blocks of the record that a section asks for. */
export const blocksOf = (name: SectionName): readonly string[] => (name === 'alternate' ? ['alternateIdentifier', 'alternateUrl'] : [name]);

export function Section({ name, children }: { readonly name: SectionName; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const fault = useFault(...blocksOf(name), `${name}.type`, `${name}.statement`);
  return (
    <section className="cw-raid-section" id={`raid-${name}`} aria-labelledby={`raid-${name}-title`}>
      <h2 id={`raid-${name}-title`} className="cw-raid-heading">
        {t(`raids.sections.${name}.title`)}
      </h2>
      <Text size="sm" className="cw-soft" mb="sm">
        {t(`raids.sections.${name}.help`)}
      </Text>
      {fault === undefined ? null : (
        <div className="cw-raid-fault" data-path={name} tabIndex={-1}>
          {fault}
        </div>
      )}
      {children}
    </section>
  );
}

interface EntriesProps {
  readonly path: string;
  readonly add: string;
  /** What a new one begins as. */
  readonly blank: Json;
  /** Words for one of them, as its heading: “Title 1”. */
  readonly one: (index: number) => string;
  readonly least?: number;
  readonly children: (path: string) => ReactNode;
}

/** A list of like entries: each in its frame with a way to take it out, and a button for another. */
export function Entries({ path, add, blank, one, least = 0, children }: EntriesProps) {
  const { value, change } = useRaidForm();
  const entries = listAt(value, path);
  return (
    <>
      {entries.map((_entry, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- an entry has no name of its own, and its place is its path
        <Entry key={`${path}[${index}]`} path={`${path}[${index}]`} title={one(index)} removable={entries.length > least}>
          {children(`${path}[${index}]`)}
        </Entry>
      ))}
      <Button size="compact-sm" variant="default" onClick={() => change(`${path}[${entries.length}]`, blank)}>
        {add}
      </Button>
    </>
  );
}

interface EntryProps {
  readonly path: string;
  readonly title: string;
  readonly removable: boolean;
  readonly children: ReactNode;
}

function Entry({ path, title, removable, children }: EntryProps) {
  const { t } = useTranslation();
  const { change } = useRaidForm();
  const fault = useFault(path);
  return (
    <div className="cw-raid-entry" role="group" aria-label={title}>
      <Group justify="space-between" mb={6}>
        <strong>{title}</strong>
        {removable ? (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-label={t('raids.form.takeOut', { what: title })}
            onClick={() => change(path, undefined)}
          >
            {t('raids.form.takeOutShort')}
          </Button>
        ) : null}
      </Group>
      {fault === undefined ? null : (
        <div className="cw-raid-fault" data-path={path} tabIndex={-1}>
          {fault}
        </div>
      )}
      {children}
    </div>
  );
}
