import { Button, Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonSummary } from '../../../core/actions/views.ts';
import { useStation } from '../../queries.ts';

interface Props {
  readonly person: PersonSummary | undefined;
  readonly onPick: (person: PersonSummary | undefined) => void;
}

/** Active people as one types; the first is taken by Enter. */
export function PersonPicker({ person, onPick }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, 60);
  const found = useStation('person.find', { text: settled, states: ['active'], limit: 6 }, { enabled: settled.trim() !== '' });
  const people = settled.trim() === '' ? [] : (found.data?.people ?? []);
  if (person !== undefined)
    return (
      <Group>
        <strong>{person.name}</strong>
        <span className="cw-soft">{person.number}</span>
        <Button variant="default" size="xs" onClick={() => onPick(undefined)}>
          {t('temporaryCards.lend.other')}
        </Button>
      </Group>
    );
  return (
    <div>
      <TextInput
        label={t('temporaryCards.lend.who')}
        placeholder={t('people.find')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onPick(people[0]);
        }}
        autoFocus
      />
      <div className="cw-rows">
        {people.map((candidate) => (
          <Button key={candidate.id} variant="subtle" fullWidth justify="start" onClick={() => onPick(candidate)}>
            {`${candidate.name} · ${candidate.number} · ${candidate.email}`}
          </Button>
        ))}
      </div>
    </div>
  );
}
