import { describe, expect, it } from 'vitest';
import { EarlierPage } from '../../scripts/bench/earlier-page.ts';

const page = new EarlierPage(`# Performance

Words before the first section.

## Goals

| Measure      | Value | Holds |
| ------------ | ----- | ----- |
| \`speed\`      | 7.9   | yes   |
| \`start.ratio\` | 1.6   | **no** |

## How fast it is

### speed

Measured on an earlier day.

| Side | Runs |
| ---- | ---- |
| ours | 9    |

### weight

## How it starts

Not measured yet.
`);

describe('a page of figures that is written again', () => {
  it('gives each section as it was, up to the next', () => {
    expect(page.section('How it starts')).toBe('## How it starts\n\nNot measured yet.\n');
    expect(page.section('How fast it is')).toMatch(/^## How fast it is\n\n### speed\n[^]+### weight\n$/);
  });

  it('gives the rows of the first table of a section, and the figures that it shows', () => {
    expect(page.rows('Goals')).toEqual([
      ['`speed`', '7.9', 'yes'],
      ['`start.ratio`', '1.6', '**no**'],
    ]);
    expect(page.rowsOf('Goals', ['speed', 'weight'])).toEqual([['`speed`', '7.9', 'yes']]);
    expect(page.figures('How fast it is')).toEqual(['speed', 'weight']);
  });

  it('has nothing of a section that was not there', () => {
    expect([page.section('How it sleeps'), page.rows('How it sleeps'), page.figures('How it sleeps')]).toEqual([undefined, [], []]);
    expect(new EarlierPage('').rows('Goals')).toEqual([]);
  });
});
