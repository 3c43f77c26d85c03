import type { TestLink, UseCase } from './use-case.ts';

const station =
  (name: string) =>
  (title: string): TestLink => [`electron/station/${name}.test.ts`, title];
const requests = station('requests');
const whole = station('whole-path');
const pinFaults = station('faults-pin');
const rows = station('card-rows');
const batches = station('card-batches');
const remote = station('remote-unblock');
const pool = station('temporary-cards');
const poolRules = station('temporary-cards-rules');
const ofPool = (title: string): TestLink => ['e2e/rows-pool.test.ts', title];
const ofBatches = (title: string): TestLink => ['e2e/rows-batches.test.ts', title];
const mainJob = (title: string): TestLink => ['e2e/main-job.test.ts', title];

const WHOLE_PATH = 'walks from a blank card to a credential of %s that is changed, unblocked and taken away again';
const WHOLE_LIFE = 'lives its whole life as one of the pool with ${profile}';

/** Rows 26 to 36. */
export const cardUseCases: readonly UseCase[] = [
  {
    row: 26,
    actions: ['card.request'],
    screens: ['person/person'],
    tests: [
      requests('shows the approver whose, what will be, and who asks; approved, the card may be made'),
      mainJob('requests a card, and says why its own request cannot be approved'),
      mainJob('is approved by another person with one key'),
    ],
  },
  {
    row: 27,
    actions: ['card.issue', 'card.issue-to-person'],
    screens: ['card/issue', 'person/issue-straight'],
    tests: [
      rows('is closed while cards are requested first, and the other way round; both ways off is no choice'),
      rows('is in force at once where the option says so, and only one of a person'),
      rows('has keys and certificates for what the options name, also when it is taken up after they were changed'),
      rows('says why, and is repeated with another card'),
      whole(WHOLE_PATH),
      mainJob('issues the card with Enter from the desk'),
      ['e2e/rows-people.test.ts', 'gets a card at once from their own page, where cards are not requested first'],
    ],
  },
  {
    row: 28,
    actions: ['card.activate'],
    screens: ['card/activate'],
    tests: [whole(WHOLE_PATH), mainJob('hands it over, and the holder chooses the PIN without the letter')],
  },
  {
    row: 29,
    actions: ['card.edit'],
    screens: ['card/edit-card'],
    tests: [
      rows('begins with title and unit of the person, changes the record alone, in any state, and seals what it was'),
      mainJob('edits what the record says of it, and leaves the chip alone'),
    ],
  },
  {
    row: 30,
    actions: ['card.deactivate'],
    screens: ['card/confirm-change'],
    tests: [requests('is carried out by the approval, from what is to what will be'), mainJob('deactivates it')],
  },
  {
    row: 31,
    actions: ['card.reactivate'],
    screens: ['card/confirm-change'],
    tests: [requests('is carried out by the approval, from what is to what will be'), mainJob('reactivates it')],
  },
  {
    row: 32,
    actions: ['card.lock'],
    screens: ['card/confirm-change'],
    tests: [requests('is carried out by the approval, from what is to what will be'), mainJob('locks it')],
  },
  {
    row: 33,
    actions: [
      'card.unblock-pin',
      'letter.renew',
      'card.unblock-remote',
      'card.check-caller',
      'card.take-call',
      'card.answer-remote',
      'card.confirm-remote',
      'card.leave-remote',
    ],
    screens: ['pin/unblock-pin', 'card/renew-letter', 'pin/unblock-remote', 'pin/caller-checks', 'pin/give-answer'],
    tests: [
      remote('sets the PIN that the holder chose, replaces the PUK at both ends, and is confirmed by four signs'),
      remote('gives nothing out before it is proved who is calling, by what the option asks for'),
      remote('does nothing, and spends no try, where a code is replayed, late, of another call, or made up'),
      pinFaults('that is blocked is unblocked with the holder here, and then changed as ever'),
      ['e2e/rows-telephone.test.ts', 'is unblocked by telephone: each in their own window, and the help desk learns no PIN'],
      ['e2e/rows-telephone.test.ts', 'is not touched by an answer that is replayed or altered, and no try is spent'],
      ['e2e/rows-telephone.test.ts', 'is not touched by an answer that comes late, or after the holder has walked away'],
      [
        'e2e/rows-telephone.test.ts',
        'is unblocked with nobody reading anything: taken from the desk, answered unseen, confirmed by itself',
      ],
      mainJob('a wrong PIN costs a try and says so; the desk unblocks without it'),
    ],
  },
  {
    row: 34,
    actions: ['card.change-pin', 'self.unblock-pin'],
    screens: ['pin/change-pin', 'self/my-card'],
    tests: [
      rows('changes the PIN with the old one, and sets it without where it was forgotten'),
      whole(WHOLE_PATH),
      mainJob('changes the PIN: rules tick live, an easy one is held back'),
      ['e2e/rows-self.test.ts', 'hold my card: its PIN, forgotten, is chosen anew with the card in the reader'],
    ],
  },
  {
    row: 35,
    actions: ['batch.request-cards'],
    screens: ['batch/asked'],
    tests: [
      batches('passes over who has one already or is not active, asks for all that a search finds, and makes one each'),
      batches('asks for approval of each where the option says so'),
      ofBatches('request cards, one for each'),
    ],
  },
  {
    row: 36,
    actions: ['batch.issue-cards'],
    screens: ['batch/asked'],
    tests: [
      batches('makes them at several readers at once, each for its own person, and exports what came of it'),
      batches('says which failed and why, goes on with the others, and repeats only those'),
      batches('survives a power cut: reopened, it knows each half-made card put back, and makes the rest'),
      ofBatches('issue cards at two readers at once: each blank becomes the next card'),
    ],
  },
];

/** Rows 45 to 51. */
export const temporaryCardUseCases: readonly UseCase[] = [
  {
    row: 45,
    actions: ['temporary-card.abort'],
    screens: ['temporary-card/confirm'],
    tests: [poolRules('lets a card that was not produced be aborted, and no other'), ofPool('are aborted as long as they are not made')],
  },
  {
    row: 46,
    actions: ['temporary-card.assign'],
    screens: ['temporary-card/lend', 'temporary-card/lend-to'],
    tests: [
      pool(WHOLE_LIFE),
      poolRules('is to Active people, one card each unless several are allowed, and refuses what is no PIN'),
      ofPool('are assigned to an active person, with certificates and a PIN that the person chooses'),
      ofPool('are assigned from the page of whoever gets one, too'),
    ],
  },
  {
    row: 47,
    actions: ['temporary-card.extend'],
    screens: ['temporary-card/lend'],
    tests: [
      pool(WHOLE_LIFE),
      poolRules('lasts as many days as the option says, and extending counts from that day on'),
      ofPool('are extended with new certificates; the earlier ones are revoked'),
    ],
  },
  {
    row: 48,
    actions: ['temporary-card.lock'],
    screens: ['temporary-card/confirm'],
    tests: [
      poolRules('by locking is final: what was assigned is revoked, and nothing leads on but to wiping its chip'),
      ofPool('are locked for good'),
    ],
  },
  {
    row: 49,
    actions: ['temporary-card.request'],
    screens: ['temporary-card/request-form'],
    tests: [
      poolRules('gets as many cards at once as were asked for, each with a number of its own and no holder'),
      ofPool('are requested as many at once as the pool needs'),
    ],
  },
  {
    row: 50,
    actions: ['temporary-card.withdraw'],
    screens: ['temporary-card/confirm'],
    tests: [
      pool(WHOLE_LIFE),
      poolRules('of a card that is away revokes at once and wipes when it is next put in, whoever is signed in'),
      ofPool('are withdrawn: certificates revoked at once, and the chip in the reader wiped'),
    ],
  },
  {
    row: 51,
    actions: ['temporary-card.issue', 'batch.issue-temporary-cards'],
    screens: ['temporary-card/issue-here', 'temporary-card/produce', 'batch/asked'],
    tests: [
      batches('makes cards of the pool at several readers'),
      pool(WHOLE_LIFE),
      poolRules('is produced from blank cards alone, and a card that cannot have its own key is left as it was'),
      ofPool('are issued from the blank cards in the readers, and rest in the pool with nothing of anybody on them'),
      ofPool('are issued as a batch at two readers at once: each blank becomes the next card of the pool'),
    ],
  },
];
