import { Combobox, Kbd, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../core/actions/views.ts';
import { go } from '../location.ts';
import { useStation } from '../queries.ts';
import { screens } from '../screens.ts';
import { mayAtAll } from '../session-context.ts';

interface Hit {
  readonly path: string;
  readonly title: string;
  readonly detail: string;
}

/** The one search box: people, cards, requests and pages; Ctrl+K from anywhere. */
export function SearchBox({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, 60);
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  useHotkeys([['mod+K', () => input.current?.focus()]], []);
  const found = useStation('desk.search', { text: settled }, { enabled: settled.trim() !== '' && mayAtAll(session, 'desk.search') }).data;
  // Whatever was found last, Enter opens the first of it.
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (found !== undefined) selectFirstOption();
  }, [found, selectFirstOption]);
  const pages = screens
    .filter((screen) => screen.rail !== undefined && mayAtAll(session, screen.action))
    .map((screen): Hit => ({ path: screen.path, title: t(`frame.rail.${screen.rail ?? 'desk'}`), detail: '' }))
    .filter((hit) => text.trim() !== '' && hit.title.toLowerCase().startsWith(text.trim().toLowerCase()));
  const groups: readonly (readonly [string, readonly Hit[]])[] = [
    [
      t('frame.search.people'),
      (found?.people ?? []).map((person) => ({
        path: `/people/${person.id}`,
        title: person.name,
        detail: `${person.number} · ${person.email}`,
      })),
    ],
    [
      t('frame.search.cards'),
      (found?.cards ?? []).map((card) => ({ path: `/cards/${card.id}`, title: `${card.number}`, detail: card.personName })),
    ],
    [
      t('frame.search.requests'),
      (found?.requests ?? []).map((request) => ({ path: `/requests/${request.id}`, title: request.personName, detail: request.useCase })),
    ],
    [t('frame.search.pages'), pages],
  ];
  const filled = groups.filter(([, hits]) => hits.length > 0);
  const open = (path: string): void => {
    setText('');
    combobox.closeDropdown();
    input.current?.blur();
    go(path);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={open}>
      <Combobox.Target>
        <TextInput
          ref={input}
          aria-label={t('frame.search.placeholder')}
          placeholder={t('frame.search.placeholder')}
          value={text}
          className="cw-frame-search"
          rightSectionWidth={64}
          rightSection={<Kbd size="xs">Ctrl K</Kbd>}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={text.trim() === ''}>
        <Combobox.Options mah={420} style={{ overflowY: 'auto' }}>
          {filled.length === 0 ? <Combobox.Empty>{t('frame.search.nothing')}</Combobox.Empty> : null}
          {filled.map(([label, hits]) => (
            <Combobox.Group key={label} label={label}>
              {hits.map((hit) => (
                <Combobox.Option key={hit.path} value={hit.path}>
                  {hit.title} <span className="cw-soft">{hit.detail}</span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
