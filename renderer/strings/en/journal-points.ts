/** Sentences of service points, staff, API keys and RAiDs. */
export const pointSentences = {
  access: { request: '{{who}} asked to be let into {{servicePoint}}' },
  'access-request': {
    approve: '{{who}} let {{subject}} into {{servicePoint}}',
    reject: '{{who}} did not let {{subject}} into {{servicePoint}}',
  },
  membership: {
    request: '{{who}} asked to be let into {{servicePoint}}',
    authorise: '{{who}} let {{subject}} into {{servicePoint}}',
    'change-role': '{{who}} made {{subject}} {{role}} at {{servicePoint}}',
    enable: '{{who}} enabled {{subject}} at {{servicePoint}}',
    disable: '{{who}} disabled {{subject}} at {{servicePoint}}',
  },
  'service-point': {
    create: '{{who}} made the service point {{name}}',
    update: '{{who}} changed the service point {{name}}: {{fields}}',
    enable: '{{who}} enabled the service point {{name}}',
    disable: '{{who}} disabled the service point {{name}}',
  },
  'api-key': {
    create: '{{who}} made an API key for {{key}}',
    enable: '{{who}} enabled the API key for {{key}}',
    disable: '{{who}} disabled the API key for {{key}}',
    extend: '{{who}} extended the API key for {{key}} to {{expires}}',
    used: 'The API key for {{subject}} was used',
  },
  'sign-in': { 'change-provider': '{{who}} changed the sign-in provider {{provider}}' },
  identity: { found: '{{subject}} was known by {{provider}} for the first time' },
  registry: {
    'change-registrar': '{{who}} changed who registers handles: {{account}} at {{api}}',
    'change-resolvers': '{{who}} changed who is asked whether names exist',
  },
  sync: {
    enrol: '{{who}} enrolled this station at the central server {{address}}',
    'take-along': '{{who}} took along for {{days}} days what this station alone may do: {{taken}} cards',
    'bring-back': '{{who}} brought back what was taken along; {{given}} cards are free for other stations again',
    'settle-case': '{{who}} settled case {{case}} between stations',
    'witness-anew': '{{who}} let this station cosign the heads of the server’s log again, after it had shown two',
    'go-on': '{{who}} went on with this computer as the station, where two were it; {{aside}} entries are done again',
    rejoined: 'The central server was put back to an older backup: what it lost beyond entry {{to}} is sent again',
  },
  lease: {
    taken: 'This station asked to be the only one that makes this card',
    'given-back': 'This station left it to the others to make this card',
  },
  central: {
    'change-server': '{{who}} changed the central server that this station writes through: {{address}}',
    'sign-in': '{{who}} signed in at the central server {{address}}',
    'take-in-point': 'The service point {{name}} was taken in from the central server',
    'take-in-person': 'What was changed of {{name}} at the central server was taken over: {{state}}',
    'take-in-membership': 'What was changed of the place of {{name}} at the central server was taken over: {{role}}, {{state}}',
    'take-in-access-request': 'The request of {{name}} for access, at the central server: {{state}}',
    'take-in-api-key': 'The API key for {{key}} was changed at the central server: {{state}}',
    'take-in-request': 'A request that was decided at the central server ended here too: {{state}}',
    'take-in-raid': 'Version {{version}} of RAiD {{handle}} was taken in from the central server: {{title}}',
  },
  raid: {
    'export-list': '{{who}} exported the list of RAiDs',
    'save-draft': '{{who}} saved a draft of a RAiD: {{title}}',
    mint: '{{who}} minted RAiD {{handle}}: {{title}}',
    edit: '{{who}} saved version {{version}} of RAiD {{handle}}: {{title}}',
  },
} as const;

/** There are no such actions: what somebody tried, as the entry of their refusal names it. */
export const triedDeletions = {
  'registry-operator': { delete: 'Delete a Registry operator' },
  membership: { delete: 'Delete staff' },
  'service-point': { delete: 'Delete a service point' },
  'api-key': { delete: 'Delete an API key' },
  raid: { delete: 'Delete a RAiD' },
} as const;
