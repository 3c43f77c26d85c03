import { describe, expect, it } from 'vitest';
import { matchingRules } from '../../scripts/build/matching-rules.ts';

const kept = (sheet: string): string => matchingRules(sheet, '<p class="a b-c"><i class="d"></i></p>').replaceAll(/\s+/g, '');

describe('the look of the first screen', () => {
  it('keeps a rule whose classes are all in the markup, and one without any', () => {
    expect(kept('.a{x:1} .b-c .d:hover{x:2} p[data-z]{x:3} :root{--x:4}')).toBe('.a{x:1}.b-c.d:hover{x:2}p[data-z]{x:3}:root{--x:4}');
  });

  it('leaves out a rule that needs a class that is not there', () => {
    expect(kept('.a.z{x:1} .z .d{x:2} .a-b{x:3}')).toBe('');
  });

  it('keeps of a list of selectors those that can match', () => {
    expect(kept('.z,.a,.d .z{x:1}')).toBe('.a{x:1}');
  });

  it('takes a class inside :not, :is and :where for one that need not be there', () => {
    expect(kept('.a:not(.z){x:1} :where(.z,.y) .d{x:2} .a:where(:disabled:not(.z)){x:3}')).toBe(
      '.a:not(.z){x:1}:where(.z,.y).d{x:2}.a:where(:disabled:not(.z)){x:3}',
    );
  });

  it('leaves keyframes whole, and no empty block behind', () => {
    expect(kept('@keyframes k{0%{x:1}to{x:2}} @media print{.z{x:1}} @media screen{.a{x:1}}')).toBe(
      '@keyframesk{0%{x:1}to{x:2}}@mediascreen{.a{x:1}}',
    );
  });
});
