import type { Language } from '../../core/records/language.ts';
import type { Mail } from './outbox.ts';

type Words = Pick<Mail, 'kind' | 'subject' | 'text'>;
type Said = readonly [subject: string, ...paragraphs: readonly string[]];
type InEach<Parts> = Readonly<Record<Language, (parts: Parts) => Said>>;

/** Mails that a holder asks for at a kiosk, in the language of its page; a desk asks in English. */
const written = (kind: Mail['kind'], [subject, ...paragraphs]: Said): Words => ({ kind, subject, text: paragraphs.join('\n\n') });

interface Code {
  readonly organisation: string;
  readonly code: string;
  readonly minutes: number;
}

const forgottenPassword: InEach<Code> = {
  en: ({ organisation, code, minutes }) => [
    `${organisation}: a new password`,
    'Somebody asked for a new password for your account.',
    `If it was you, type this code on the sign-in page, under “Forgotten password”: ${code}`,
    `It is good once, for ${minutes} minutes. If it was not you, do nothing: your password stays as it is.`,
  ],
  sv: ({ organisation, code, minutes }) => [
    `${organisation}: ett nytt lösenord`,
    'Någon har bett om ett nytt lösenord till ditt konto.',
    `Om det var du: skriv den här koden på inloggningssidan, under ”Jag har glömt mitt lösenord”: ${code}`,
    `Den gäller en gång, i ${minutes} minuter. Var det inte du behöver du inte göra något: ditt lösenord är oförändrat.`,
  ],
  de: ({ organisation, code, minutes }) => [
    `${organisation}: ein neues Passwort`,
    'Jemand hat um ein neues Passwort für Ihr Konto gebeten.',
    `Wenn Sie das waren, geben Sie diesen Code auf der Anmeldeseite ein, unter „Ich habe mein Passwort vergessen“: ${code}`,
    `Er gilt einmal, ${minutes} Minuten lang. Wenn Sie es nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.`,
  ],
};

/** The code against a forgotten password; without it the old password stays. */
export const forgottenPasswordMail = (code: Code, language: Language = 'en'): Words =>
  written('forgotten-password', forgottenPassword[language](code));

const holderCode: InEach<Code> = {
  en: ({ organisation, code, minutes }) => [
    `${organisation}: a code for the kiosk`,
    `Somebody is signed in as you at a kiosk and wants to set a new PIN. If it is you, type this code there: ${code}`,
    `It is good for ${minutes} minutes, there and nowhere else. If it is not you, change your password and tell the desk.`,
  ],
  sv: ({ organisation, code, minutes }) => [
    `${organisation}: en kod till kiosken`,
    `Någon är inloggad som du vid en kiosk och vill sätta en ny PIN-kod. Om det är du, skriv den här koden där: ${code}`,
    `Den gäller i ${minutes} minuter, bara där. Är det inte du: byt lösenord och säg till i disken.`,
  ],
  de: ({ organisation, code, minutes }) => [
    `${organisation}: ein Code für den Kiosk`,
    `Jemand ist an einem Kiosk in Ihrem Namen angemeldet und will eine neue PIN setzen. Wenn Sie das sind, geben Sie dort diesen Code ein: ${code}`,
    `Er gilt ${minutes} Minuten, nur dort. Wenn Sie es nicht sind, ändern Sie Ihr Passwort und sagen Sie am Schalter Bescheid.`,
  ],
};

/** Proves at a kiosk that whoever is signed in there reads the registered mail. It unlocks nothing by itself. */
export const holderCodeMail = (code: Code, language: Language = 'en'): Words => written('holder-code', holderCode[language](code));

interface Ticket {
  readonly organisation: string;
  readonly number: number;
  readonly url: string;
  readonly minutes: number;
}

const mobileIdTicket: InEach<Ticket> = {
  en: ({ organisation, number, url, minutes }) => [
    `${organisation}: your mobile ID M-${number}`,
    `Open this address on the phone that is to be your mobile ID: ${url}`,
    `It is good once, for ${minutes} minutes. If you have not asked for a mobile ID, do not open it, and tell your issuing desk.`,
  ],
  sv: ({ organisation, number, url, minutes }) => [
    `${organisation}: ditt mobila ID M-${number}`,
    `Öppna den här adressen på telefonen som ska bli ditt mobila ID: ${url}`,
    `Den gäller en gång, i ${minutes} minuter. Har du inte bett om ett mobilt ID: öppna den inte, och säg till i disken.`,
  ],
  de: ({ organisation, number, url, minutes }) => [
    `${organisation}: Ihre mobile ID M-${number}`,
    `Öffnen Sie diese Adresse auf dem Telefon, das Ihre mobile ID werden soll: ${url}`,
    `Sie gilt einmal, ${minutes} Minuten lang. Wenn Sie keine mobile ID wollten, öffnen Sie sie nicht und sagen Sie am Schalter Bescheid.`,
  ],
};

/** The way to the page that makes a mobile ID, where it does not go over a screen. It is good once. */
export const mobileIdTicketMail = (ticket: Ticket, language: Language = 'en'): Words =>
  written('mobile-id-ticket', mobileIdTicket[language](ticket));
