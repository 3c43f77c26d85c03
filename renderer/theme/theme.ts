import { createTheme, Menu, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { fromTokens } from './colours.ts';

const accent: MantineColorsTuple = [
  '#e8eefc',
  '#d0dcf9',
  '#a9bff3',
  '#7ea2ff',
  '#5a85f0',
  '#3f6fe6',
  '#2457d6',
  '#1f4cbd',
  '#1a40a0',
  '#143381',
];

/** One accent, the system's type face, 14 px; every Mantine colour that shows comes from tokens.css. */
export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  variantColorResolver: fromTokens,
  defaultRadius: 6,
  fontFamily: 'system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  // A menu that opens has the focus on its first entry, and nothing in it that is none.
  components: { Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }) },
});

export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--cw-bg)',
    '--mantine-color-text': 'var(--cw-ink)',
    '--mantine-color-dimmed': 'var(--cw-soft)',
    '--mantine-color-default': 'var(--cw-panel)',
    '--mantine-color-default-border': 'var(--cw-line)',
    '--mantine-color-placeholder': 'var(--cw-faint)',
    '--mantine-color-error': 'var(--cw-bad)',
  };
  return { variables: {}, light: shared, dark: shared };
};
