import { describe, expect, it } from 'vitest';
import { languages } from '../../../core/records/language.ts';
import { forgottenPasswordMail, holderCodeMail, mobileIdTicketMail } from '../../../electron/mail/holder-mails.ts';
import { kioskWords } from '../../../renderer/strings/kiosk.ts';

const code = { organisation: 'Northwind', code: 'quartz-739', minutes: 30 };
const url = 'https://id.example.org/mobile#secret';

describe.each(languages)('a mail that a holder asked for in “%s”', (language) => {
  it('has subject, code and time in it', () => {
    for (const mail of [forgottenPasswordMail, holderCodeMail]) {
      const { subject, text } = mail(code, language);
      expect(subject).toMatch(/^Northwind: /);
      expect(text).toContain(': quartz-739');
      expect(text.toLowerCase()).toContain('30 min');
    }
  });

  it('names the door of the sign-in page by its own words', () => {
    const { forgotten } = kioskWords[language].kiosk.door;
    expect(forgottenPasswordMail(code, language).text.toLowerCase()).toContain(
      language === 'en' ? 'forgotten password' : forgotten.toLowerCase(),
    );
  });

  it('says the way to a mobile ID', () => {
    expect(mobileIdTicketMail({ organisation: 'Northwind', number: 1001, url, minutes: 60 }, language).text).toContain(`: ${url}`);
  });
});

it('no language is another’s copy', () => {
  for (const mail of [forgottenPasswordMail, holderCodeMail])
    expect(new Set(languages.map((language) => mail(code, language).text)).size).toBe(languages.length);
});
