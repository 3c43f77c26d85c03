/** What the journal says of mobile IDs. */
export const mobileSentences = {
  supply: '{{who}} began to supply mobile ID M-{{mobileId}}',
  active: 'Mobile ID M-{{mobileId}} was made on a phone and is {{state}}; its attestation is “{{attestation}}”',
  left: 'Mobile ID M-{{mobileId}} was not finished by the phone in time',
  lock: '{{who}} locked mobile ID M-{{mobileId}}',
  told: 'The central server knows that mobile ID M-{{mobileId}} is {{state}}',
  expire: 'Mobile ID M-{{mobileId}} expired',
  remind: 'The holder of mobile ID M-{{mobileId}} was reminded that it ends on {{on}}',
} as const;
