import type { FailureCode } from '../../../core/failures/table.ts';
import { AuthorityAway, AuthorityRefused } from '../../../electron/authority/certificate-authority.ts';
import { bankCard, foreignCard, oldCard, rekeyedCard, usedCard } from './fault-cards.ts';
import type { FaultScene } from './fault-scene.ts';
import {
  afterTheAuthority,
  anotherBlank,
  answer,
  atFirstKey,
  back,
  lockedInstead,
  other,
  plugInAgain,
  serviceBack,
  somebodys,
  whileProved,
} from './fault-strikes.ts';
import { OTHER_READER, READER } from './test-station.ts';

/** One thing that goes wrong while a card is issued. */
export interface Fault {
  readonly name: string;
  /** Brings it about; a card has to lie in the reader afterwards where one should. */
  readonly strike: (scene: FaultScene) => Promise<unknown> | void;
  readonly code: FailureCode;
  /** The next step that the screen names. */
  readonly next: RegExp;
  /** State of the card, of the work, and of its certificates at the authority. */
  readonly leaves: string;
  /** What the operator does so that the same job can go on; nothing where it is only said once more. */
  readonly mend?: (scene: FaultScene) => Promise<unknown> | void;
}

/** Nothing was written anywhere. */
export const UNTOUCHED = 'approved, nothing open, no certificate';
const UNFINISHED = 'approved, unfinished, no certificate';
const ON_HOLD = 'approved, unfinished, on-hold';
const REVOKED = 'failed, nothing open, revoked';

export const beforeTheFirstByte: readonly Fault[] = [
  {
    name: 'no reader is connected',
    strike: ({ readers }) => [READER, OTHER_READER].forEach((name) => readers.removeReader(name)),
    code: 'no-reader',
    next: /^Plug a reader in/,
    leaves: UNTOUCHED,
    mend: plugInAgain,
  },
  { name: 'the reader is empty', strike: () => undefined, code: 'no-card', next: /^Put the card in/, leaves: UNTOUCHED, mend: back },
  {
    name: 'the smart card service does not run',
    strike: async (scene) => {
      await scene.insert();
      scene.readers.stopService();
    },
    code: 'pcsc-service-down',
    next: /^Start pcscd/,
    leaves: UNTOUCHED,
    mend: serviceBack,
  },
  {
    name: 'the card lies the wrong way round',
    strike: async (scene) => {
      scene.readers.insert(READER, scene.card, 'mute');
      await scene.station.tile(READER, ({ contents }) => contents === 'mute');
    },
    code: 'card-mute',
    next: /^Turn it/,
    leaves: UNTOUCHED,
    mend: other,
  },
  {
    name: 'it is not a PIV card',
    strike: (scene) => scene.insert(bankCard),
    code: 'card-not-piv',
    next: /^Take a PIV card/,
    leaves: UNTOUCHED,
    mend: other,
  },
  {
    name: 'the card is of another organisation',
    strike: async (scene) => scene.insert(await foreignCard()),
    code: 'card-foreign',
    next: /^Take a blank card/,
    leaves: UNTOUCHED,
    mend: other,
  },
  {
    name: 'the card is somebody’s already',
    strike: somebodys,
    code: 'card-already-issued',
    next: /^Take a blank card/,
    leaves: UNTOUCHED,
    mend: lockedInstead,
  },
  {
    name: 'nobody knows the card’s management key',
    strike: async (scene) => scene.insert(await rekeyedCard()),
    code: 'management-key-unknown',
    next: /ask the supplier/,
    leaves: UNTOUCHED,
    mend: other,
  },
  {
    name: 'somebody chose a PIN on the card before',
    strike: async (scene) => scene.insert(await usedCard()),
    code: 'factory-secret-changed',
    next: /^Reset the card/,
    leaves: UNTOUCHED,
    mend: other,
  },
];

export const inTheMiddle: readonly Fault[] = [
  {
    name: 'the card is pulled',
    strike: atFirstKey(() => ({ kind: 'remove' })),
    code: 'card-pulled',
    next: /^Put the same card back/,
    leaves: UNFINISHED,
    mend: back,
  },
  {
    name: 'another program resets the card',
    strike: atFirstKey(() => ({ kind: 'reset' })),
    code: 'card-reset',
    next: /^Close that program/,
    leaves: UNFINISHED,
  },
  {
    name: 'another card is put in',
    strike: async (scene) => {
      const card = await scene.stage.blank();
      await atFirstKey(() => ({ kind: 'swap', card }))(scene);
    },
    code: 'card-swapped',
    next: /^Put the first card back/,
    leaves: UNFINISHED,
    mend: other,
  },
  {
    name: 'the reader is unplugged',
    strike: atFirstKey(({ readers }) => {
      readers.removeReader(READER);
      return undefined;
    }),
    code: 'reader-gone',
    next: /^Plug the reader in and put the same card back/,
    leaves: UNFINISHED,
    mend: plugInAgain,
  },
  {
    name: 'the smart card service ends',
    strike: atFirstKey(({ readers }) => {
      readers.stopService();
      return undefined;
    }),
    code: 'pcsc-service-down',
    next: /^Start pcscd/,
    leaves: UNFINISHED,
    mend: serviceBack,
  },
  {
    name: 'the card answers nonsense',
    strike: atFirstKey(() => answer(0x53, 0x82, 0x01, 0x90, 0x00)),
    code: 'card-unknown-answer',
    next: /^Take the card out/,
    leaves: UNFINISHED,
    mend: other,
  },
  {
    name: 'the card cannot do the profile’s keys',
    strike: async (scene) => scene.insert(await oldCard()),
    code: 'algorithm-missing',
    next: /^Take another card/,
    leaves: 'failed, nothing open, no certificate',
    mend: other,
  },
  {
    name: 'the authority refuses',
    strike: async (scene) => {
      scene.authority = () => () => Promise.reject(new AuthorityRefused('key-not-accepted', 'no'));
      await scene.insert();
    },
    code: 'authority-refused',
    next: /finish the card/,
    leaves: UNFINISHED,
    mend: (scene) => void (scene.authority = undefined),
  },
  {
    name: 'the authority is away',
    strike: async (scene) => {
      scene.authority = (real) => (scene.issued === 1 ? () => Promise.reject(new AuthorityAway()) : real);
      await scene.insert();
    },
    code: 'authority-away',
    next: /^Finish the card/,
    leaves: ON_HOLD,
    mend: (scene) => void (scene.authority = undefined),
  },
];

export const afterTheAuthorityIssued: readonly Fault[] = [
  {
    name: 'the card is pulled',
    strike: afterTheAuthority(() => ({ kind: 'remove' })),
    code: 'card-pulled',
    next: /^Put the same card back/,
    leaves: ON_HOLD,
    mend: back,
  },
  {
    name: 'the card refuses its certificate',
    strike: afterTheAuthority(() => answer(0x6f, 0x00)),
    code: 'card-refused',
    next: /^Try once more/,
    leaves: ON_HOLD,
  },
  {
    name: 'the card has no room for its certificate',
    strike: afterTheAuthority(() => answer(0x6a, 0x84)),
    code: 'no-room',
    next: /^Take a card with more room/,
    leaves: REVOKED,
    mend: anotherBlank,
  },
  {
    name: 'the card has not kept what it was given',
    strike: afterTheAuthority(() => answer(0x90, 0x00)),
    code: 'card-not-conforming',
    next: /^Destroy this card/,
    leaves: REVOKED,
    mend: anotherBlank,
  },
  {
    name: 'a key of the card does not prove itself',
    // A signature that is none: r and s are 1.
    strike: whileProved(() => answer(0x7c, 0x0a, 0x82, 0x08, 0x30, 0x06, 0x02, 0x01, 0x01, 0x02, 0x01, 0x01, 0x90, 0x00)),
    code: 'key-not-proved',
    next: /^Destroy this card/,
    leaves: REVOKED,
    mend: anotherBlank,
  },
];
