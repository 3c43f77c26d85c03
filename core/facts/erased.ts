import type { Settings } from './fold.ts';

/** What stands in the place of what was personal of a record, once the key that it was sealed under is destroyed (PRODUCT, decision 1). */
export function erasedFields(record: string, id: string): Settings {
  const words = { name: 'erased person', sortName: 'erased person', email: `erased-${id}@erased.invalid` };
  if (record === 'person') return { ...words, phone: null, title: null, unit: null, photo: null };
  if (record === 'card') return { title: null, unit: null };
  if (record === 'access-request') return { comments: null };
  if (record === 'identity') return { subject: `erased-${id}` };
  return record === 'certificate' ? { der: 'AA==' } : { personalBefore: null, personalAfter: null };
}
