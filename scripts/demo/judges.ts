import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Court, Programs, type Verdict } from './programs.ts';

/** One question to one program, and what its answer has to hold. */
interface Question {
  readonly program: string;
  readonly asked: string;
  readonly words: readonly string[];
  /** Has to be in the answer. */
  readonly wanted: RegExp;
  /** Must not be in the answer. */
  readonly unwanted?: RegExp;
  /** Whether the exit code has to be 0. */
  readonly code?: 'any';
  /** Why it is not asked of this card. */
  readonly leftOut?: string | undefined;
  /** What the program answers where it asks more than this card can do, and what that is. */
  readonly beyond?: readonly { readonly answer: RegExp; readonly why: string }[];
}

/** Slots by the numbers that OpenSC gives their certificates. */
const SLOTS = { '9a': '01', '9c': '02', '9d': '03', '9e': '04' } as const;
type Slot = keyof typeof SLOTS;
const EVERY_SLOT = Object.keys(SLOTS) as readonly Slot[];

/** Whether the card answers Yubico's GET VERSION (INS FD), asked through OpenSC. */
export async function speaksYubico(court: Omit<Court, 'yubico'>): Promise<boolean> {
  const words = ['-r', court.reader, '-s', '00A404000BA000000308000010000100', '-s', '00FD000000'];
  const { text } = await new Programs(court).ask('opensc-tool', ...words);
  return /Sending: 00 FD 00 00 00\s+Received \(SW1=0x90, SW2=0x00\)/.test(text);
}

/** Every question put to a card in force. The files that the later ones read are made by the earlier ones. */
export function questions(court: Court): readonly Question[] {
  return [...openscQuestions(court), ...yubicoQuestions(court), ...verifyQuestions(court), ...signatureQuestions(court)];
}

function openscQuestions({ reader, pin, keys }: Court): readonly Question[] {
  const name = { asked: 'which card', words: ['-r', reader, '--name'], wanted: /PIV|Personal Identity Verification/i };
  return [
    { program: 'opensc-tool', ...name },
    { program: 'piv-tool', ...name },
    {
      program: 'pkcs15-tool',
      asked: 'objects, keys and certificates',
      words: ['--reader', reader, '--dump'],
      wanted: /X\.509 Certificate \[Certificate for PIV Authentication\]/,
    },
    {
      program: 'pkcs11-tool',
      asked: 'signs, verifies, decrypts with the PIN',
      words: ['--login', '--pin', pin, '--test'],
      wanted: /all 4 signature functions seem to work/,
      // OpenSC draws random numbers from a PIV card by asking for a challenge for a Triple-DES key in 9B; this card's own key is AES.
      unwanted: /ERR: (?!C_GenerateRandom failed: CKR_FUNCTION_NOT_SUPPORTED)|FAILED|: *ERR|[2-9] errors/,
      code: 'any',
      beyond: [
        {
          answer: /C_SignFinal failed: rv = CKR_USER_NOT_LOGGED_IN/,
          why: 'after its PIN was verified this card forgot it over OpenSC’s next command',
        },
        { answer: /C_SignFinal failed: rv = CKR_FUNCTION_NOT_SUPPORTED/, why: 'OpenSC does not sign with keys of this length' },
      ],
      leftOut: keys === 'rsa' ? undefined : 'its own test asks for RSA; run the demo with the RSA profile',
    },
  ];
}

function yubicoQuestions({ reader, pin, keys, yubico: has }: Court): readonly Question[] {
  const leftOut = has ? undefined : 'this card has none of Yubico’s commands, which the program begins with';
  const yubico = (asked: string, words: readonly string[], wanted: RegExp): Question => ({
    program: 'yubico-piv-tool',
    asked,
    words: ['-r', reader, ...words],
    wanted,
    leftOut,
  });
  // It signs with the key, and verifies by the certificate that it read: what pkcs11-tool does for RSA.
  const signs = (curve: 'p256' | 'p384'): Question => {
    const words = ['-a', 'verify-pin', '-P', pin, '-a', 'test-signature', '-s', '9a', '-A', `ECC${curve.toUpperCase()}`];
    return yubico('signs, verifies with the PIN', [...words, '-i', certificateFile('9a', has)], /Successful ECDSA verification/);
  };
  return [
    yubico('status', ['-a', 'status'], /CHUID:\s+30[0-9a-f]{20}/),
    yubico('the PIN', ['-a', 'verify-pin', '-P', pin], /Successfully verified PIN/),
    ...EVERY_SLOT.map((slot) =>
      has ? yubico(certificate(slot), ['-a', 'read-certificate', '-s', slot], PEM) : openscCertificate(slot, reader),
    ),
    ...(keys === 'p256' || keys === 'p384' ? [signs(keys)] : []),
    {
      program: 'ykman',
      asked: 'piv info',
      words: ['-r', reader, 'piv', 'info'],
      wanted: /PIV version[\s\S]*Slot 9A/i,
      leftOut,
      beyond: [{ answer: /ApduError: APDU error: SW=0x6700/, why: 'it speaks in extended APDUs, and this card takes short ones only' }],
    },
  ];
}

const PEM = /-----BEGIN CERTIFICATE-----/;
const certificate = (slot: Slot): string => `certificate ${slot.toUpperCase()}`;

function openscCertificate(slot: Slot, reader: string): Question {
  const words = ['--reader', reader, '--read-certificate', SLOTS[slot]];
  return { program: 'pkcs15-tool', asked: certificate(slot), words, wanted: PEM };
}

function chainWords(authority: string): readonly string[] {
  return [
    '-CRLfile',
    join(authority, 'issuing.crl.pem'),
    '-CAfile',
    join(authority, 'root.pem'),
    '-untrusted',
    join(authority, 'issuing-ca.pem'),
  ];
}

function verifyQuestions({ authority, yubico }: Court): readonly Question[] {
  return EVERY_SLOT.map((slot) => ({
    program: 'openssl verify',
    asked: `${certificate(slot)}, with the CRL`,
    words: ['verify', '-x509_strict', '-crl_check', ...chainWords(authority), certificateFile(slot, yubico)],
    wanted: /: OK/,
  }));
}

function signatureQuestions({ authority }: Court): readonly Question[] {
  const verify = (name: string): readonly string[] => [
    'cms',
    '-verify',
    '-binary',
    '-inform',
    'DER',
    '-in',
    `${name}.cms`,
    '-purpose',
    'any',
    '-out',
    `${name}.content`,
    '-CAfile',
    'chain.pem',
    '-certfile',
    join(authority, 'content-signer.pem'),
  ];
  const question = { program: 'openssl cms', wanted: /Verification successful/i };
  return [
    { ...question, asked: 'signature of the CHUID', words: [...verify('chuid'), '-content', 'chuid.signed'] },
    { ...question, asked: 'signature of the security object', words: verify('security-object') },
  ];
}

/** Where an answer is kept. */
function answerFile(program: string, asked: string): string {
  return `${program} ${asked}.txt`.replaceAll(/[^a-z0-9.]+/gi, '-');
}

/** The certificate as a foreign program read it: PEM. */
function certificateFile(slot: Slot, yubico: boolean): string {
  return answerFile(yubico ? 'yubico-piv-tool' : 'pkcs15-tool', certificate(slot));
}

/** Puts every question; an answer that does not hold what it has to is a bad verdict. */
export async function judge(court: Court, asked = questions(court)): Promise<readonly Verdict[]> {
  const programs = new Programs(court);
  const verdicts: Verdict[] = [];
  for (const question of asked) verdicts.push(await answerOf(programs, question));
  return verdicts;
}

async function answerOf(programs: Programs, question: Question): Promise<Verdict> {
  const { program, asked, leftOut } = question;
  if (leftOut !== undefined) return { program, asked, verdict: 'left out', said: leftOut };
  const [name = program] = program.split(' ');
  const { code, text } = await programs.ask(name, ...question.words);
  writeFileSync(programs.path(answerFile(program, asked)), text);
  const lines = text.split('\n').map((line) => line.trim());
  const good = question.wanted.test(text) && question.unwanted?.test(text) !== true && (code === 0 || question.code === 'any');
  const said = lines.find((line) => line !== '' && question.wanted.test(line)) ?? lines.find((line) => line !== '') ?? 'done';
  const beyond = good ? undefined : question.beyond?.find(({ answer }) => answer.test(text));
  if (beyond !== undefined) return { program, asked, verdict: 'left out', said: beyond.why };
  return { program, asked, verdict: good ? 'good' : 'bad', said: said.slice(0, 90) };
}

/** After a deactivation or a lock: openssl has to refuse each certificate as revoked, by the newest CRL. */
export function revokedQuestions({ authority, yubico }: Court, why: string): readonly Question[] {
  return EVERY_SLOT.map((slot) => ({
    program: 'openssl verify',
    asked: `${certificate(slot)} ${why}`,
    words: ['verify', '-crl_check', ...chainWords(authority), certificateFile(slot, yubico)],
    wanted: /certificate revoked/,
    code: 'any',
  }));
}
