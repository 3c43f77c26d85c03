import { Fieldset, SimpleGrid, TextInput } from '@mantine/core';
import { type ClipboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../core/failures/table.ts';

export const GROUPS = 8;
const SIGNS = 5;

/** Eight groups that are still empty. */
export const noCode: readonly string[] = Array.from({ length: GROUPS }, () => '');

interface Props {
  readonly groups: readonly string[];
  readonly onChange: (groups: readonly string[]) => void;
  /** Of the last try: names the groups that are mistyped. */
  readonly failure: Failure | undefined;
}

/** The recovery code, group by group as it is printed; what is pasted fills the groups that follow. */
export function RecoveryCodeField({ groups, onChange, failure }: Props) {
  const { t } = useTranslation();
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  const wrong = failure?.code === 'recovery-code-mistyped' ? String(failure.params?.['groups'] ?? '').split(', ') : [];
  const put = (at: number, text: string): void => {
    onChange(groups.map((group, index) => (index === at ? text : group)));
    if (text.length === SIGNS) inputs.current[at + 1]?.focus();
  };
  const paste = (at: number, event: ClipboardEvent<HTMLInputElement>): void => {
    const signs = event.clipboardData.getData('text').replace(/[\s\-.]/g, '');
    if (signs.length <= SIGNS) return;
    event.preventDefault();
    onChange(groups.map((group, index) => (index < at ? group : signs.slice((index - at) * SIGNS, (index - at + 1) * SIGNS) || group)));
  };
  return (
    <Fieldset legend={t('recovery.code')}>
      <SimpleGrid cols={GROUPS} spacing="xs">
        {groups.map((group, at) => (
          <TextInput
            // Groups have no other name than their place.
            key={`${at + 1}`}
            ref={(input) => {
              inputs.current[at] = input;
            }}
            label={String(at + 1)}
            aria-label={t('recovery.group', { number: at + 1 })}
            classNames={{ input: 'cw-mono' }}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={SIGNS}
            value={group}
            error={wrong.includes(String(at + 1)) ? t('recovery.mistyped') : undefined}
            onChange={(event) => put(at, event.currentTarget.value.toUpperCase())}
            onPaste={(event) => paste(at, event)}
          />
        ))}
      </SimpleGrid>
    </Fieldset>
  );
}
