import { defaultVariantColorsResolver, type VariantColorsResolver } from '@mantine/core';

/** Which token of tokens.css stands for a colour that a component names. */
const TOKENS: Readonly<Record<string, string>> = { accent: 'accent', blue: 'accent', green: 'ok', yellow: 'wait', red: 'bad' };

/** Buttons and notices take ground and ink from the same tokens in both schemes, so that no text falls below AA in either. */
export const fromTokens: VariantColorsResolver = (wish) => {
  const plain = defaultVariantColorsResolver(wish);
  const token = TOKENS[wish.color ?? 'accent'];
  if (token === undefined) return plain;
  const ground = token === 'accent' ? 'var(--cw-accent-soft)' : `var(--cw-${token}-bg)`;
  const ink = `var(--cw-${token})`;
  switch (wish.variant) {
    case 'filled':
      return { ...plain, background: ink, hover: `color-mix(in srgb, ${ink} 88%, var(--cw-ink))`, color: 'var(--cw-accent-ink)' };
    case 'light':
      return { ...plain, background: ground, hover: `color-mix(in srgb, ${ground} 88%, ${ink})`, color: ink };
    case 'outline':
      return { ...plain, hover: ground, color: ink, border: `1px solid ${ink}` };
    case 'subtle':
    case 'transparent':
      return { ...plain, hover: wish.variant === 'subtle' ? ground : 'transparent', color: ink };
    default:
      return plain;
  }
};
