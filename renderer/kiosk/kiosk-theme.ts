import { mergeThemeOverrides } from '@mantine/core';
import { theme } from '../theme/theme.ts';

/** The same look in large type: 20 px where the browser's own text size is 16. */
export const kioskTheme = mergeThemeOverrides(theme, {
  fontSizes: { xs: '0.8rem', sm: '1rem', md: '1rem', lg: '1.15rem', xl: '1.4rem' },
});
