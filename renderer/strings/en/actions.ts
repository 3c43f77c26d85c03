/** What a button or menu entry says, by action id with its dot as a level; and what the journal says happened. */
export const actions = {
  more: 'More',
  card: {
    request: 'Request card',
    issue: 'Issue card',
    activate: 'Activate card',
    deactivate: 'Deactivate card',
    reactivate: 'Reactivate card',
    lock: 'Lock card',
    'change-pin': 'Change PIN',
    'unblock-pin': 'Unblock PIN',
    'read-chip': 'Look at the chip',
  },
  letter: { print: 'Print PIN letter', 'confirm-printed': 'The letter is on paper' },
  request: { approve: 'Approve', reject: 'Reject', postpone: 'Postpone', abort: 'Abort' },
  operation: { finish: 'Finish', discard: 'Give up', cancel: 'Cancel' },
  person: { create: 'New person' },
} as const;
