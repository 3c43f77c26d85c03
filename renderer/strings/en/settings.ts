export const settings = {
  tabs: { station: 'This station', authority: 'Certificate authority', options: 'Options', stations: 'Stations' },
  station: { name: 'Name', id: 'Id', dataFolder: 'Records', version: 'Version', shell: 'Window', sealing: 'Keys' },
  authority: {
    crl: 'Revocation list',
    crlText: 'Number {{number}} of {{at}}, next by {{next}}; {{entries}} revoked or on hold.',
    waiting_one: '{{count}} certificate waits to be told to the authority.',
    waiting_other: '{{count}} certificates wait to be told to the authority.',
    export: 'Export certificates and revocation list',
    exported: 'Written to {{folder}}: {{files}}',
    validTo: 'valid to {{day}}',
    roles: { root: 'Root', 'issuing-ca': 'Issuing authority', 'content-signer': 'Content signer' },
  },
  option: { value: 'Value', standard: 'Standard {{value}}', notOffered: 'Not offered: {{value}}. {{why}}', yes: 'Yes', no: 'No' },
  join: {
    text: 'Let another station join: choose its request file, say which service point it belongs to, and carry the answer back.',
    choose: 'Choose request file',
    servicePoint: 'Service point',
    keys: 'Give it the organisation’s keys too, so that it can derive management keys and revoke for all',
    answer: 'Make answer file',
  },
} as const;
