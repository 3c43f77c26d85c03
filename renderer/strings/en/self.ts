export const self = {
  password: {
    oldPassword: 'Password now',
    newPassword: 'New password',
    again: 'New password again',
    done: 'From now on the new password is the one.',
  },
  forgotten: {
    title: 'Forgotten password',
    text: 'Type the e-mail address of your account. Where it is one, a code is on its way to it.',
    send: 'Send a code',
    sent: 'If {{email}} is the address of an account that may do this, a code is on its way. It is good once, for half an hour.',
    code: 'Code of the mail',
    set: 'Set new password',
    link: 'Forgotten password',
  },
} as const;
