import { ActionIcon, Group, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { firstDay, isPartialDate } from '../../../../core/raid/partial-date.ts';
import type { FieldProps } from './fields.tsx';
import { textAt } from './path.ts';
import { useRaidForm } from './raid-form-context.ts';
import { useFault } from './use-fault.ts';

interface Props extends FieldProps {
  /** The last day that may be chosen, YYYY-MM-DD. */
  readonly latest?: string;
}

/** A date as people know it, a year, a month or a day: typed, or picked as a day from a calendar. An end that is emptied is taken away. */
export function DateAt({ path, label, hint, required = false, latest }: Props) {
  const { t } = useTranslation();
  const { value, change } = useRaidForm();
  const labels = useCalendarLabels();
  const [open, setOpen] = useState(false);
  const typed = textAt(value, path);
  const set = (text: string): void => change(path, text === '' && !required ? undefined : text);
  const shown = isPartialDate(typed) ? firstDay(typed) : null;
  return (
    <Group gap={0}>
      <TextInput
        data-path={path}
        style={{ flex: 1 }}
        label={label}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        withAsterisk={required}
        placeholder={t('raids.form.datePlaceholder')}
        maxLength={10}
        error={useFault(path)}
        value={typed}
        onChange={(event) => set(event.currentTarget.value.trim())}
        rightSection={
          <Popover opened={open} onChange={setOpen} position="bottom-end" middlewares={{ flip: true, shift: true }} withinPortal trapFocus>
            <Popover.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={t('raids.form.pickDate', { label })} onClick={() => setOpen(!open)}>
                <IconCalendar size={16} aria-hidden="true" />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown>
              <DatePicker
                value={shown}
                hideOutsideDates
                weekendDays={[]}
                ariaLabels={labels}
                {...(shown === null ? {} : { defaultDate: shown })}
                {...(latest === undefined ? {} : { maxDate: latest })}
                onChange={(picked) => {
                  set(picked ?? '');
                  setOpen(false);
                }}
              />
            </Popover.Dropdown>
          </Popover>
        }
      />
    </Group>
  );
}

/** What the arrows of the calendar do, for whoever hears them. */
function useCalendarLabels() {
  const { t } = useTranslation();
  return {
    previousMonth: t('raids.form.calendar.previousMonth'),
    nextMonth: t('raids.form.calendar.nextMonth'),
    previousYear: t('raids.form.calendar.previousYear'),
    nextYear: t('raids.form.calendar.nextYear'),
    previousDecade: t('raids.form.calendar.previousDecade'),
    nextDecade: t('raids.form.calendar.nextDecade'),
    monthLevelControl: t('raids.form.calendar.chooseMonth'),
    yearLevelControl: t('raids.form.calendar.chooseYear'),
  };
}
