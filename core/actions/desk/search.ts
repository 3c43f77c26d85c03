import { z } from 'zod';
import { action } from '../action.ts';
import { cardSummary, personSummary, requestSummary, temporaryCardSummary } from '../views.ts';

/** The one search box: people, cards, temporary cards and requests by name, e-mail or number. */
export const deskSearch = action({
  id: 'desk.search',
  permission: { family: 'house', row: 'find' },
  subject: { kind: 'service-point' },
  input: z.strictObject({ text: z.string().max(200) }),
  output: z.object({
    people: z.array(personSummary),
    cards: z.array(cardSummary),
    temporaryCards: z.array(temporaryCardSummary),
    requests: z.array(requestSummary),
  }),
  reads: true,
});
