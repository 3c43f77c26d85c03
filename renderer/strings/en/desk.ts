export const desk = {
  nothing: 'Nothing waits',
  waiting_one: '{{count}} thing waits',
  waiting_other: '{{count}} things wait',
  oldest: 'the oldest since {{when}}',
  empty: 'All done. Put a card into a reader, or find a person.',
  issuedToday: 'issued today',
  median: 'median at the reader',
  perHour: 'Issued per hour: {{rows}}',
  groups: {
    unfinished: 'Unfinished',
    toProduce: 'To produce',
    toHandOver: 'To hand over',
    toTakeBack: 'Temporary cards to take back',
    toDecide: 'To decide',
    waitsForOthers: 'Waits for somebody else',
  },
  do: { finish: 'Finish', issue: 'Issue', activate: 'Hand over', takeBack: 'Take back', decide: 'Decide', look: 'Look' },
} as const;
