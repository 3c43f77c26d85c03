import type { HolderTrouble } from '../../../core/failures/holder-trouble.ts';
import type { TroubleSentences } from '../en/kiosk/troubles.ts';

export const troubles: Readonly<Record<HolderTrouble, TroubleSentences>> = {
  'wrong-password': { happened: 'E-Mail und Passwort passen nicht zusammen.', next: 'Geben Sie beides langsam noch einmal ein.' },
  slowed: { happened: 'Zu viele falsche Versuche.', next: 'Warten Sie {{seconds}} Sekunden, dann versuchen Sie es noch einmal.' },
  'person-not-active': { happened: 'Ihr Eintrag ist nicht aktiv.', next: 'Fragen Sie am Schalter.' },
  'code-wrong': {
    happened: 'Der Code passt nicht oder ist zu alt.',
    next: 'Geben Sie ihn so ein, wie er in der neuesten E-Mail steht, oder fordern Sie einen neuen an.',
  },
  photo: { happened: 'Dieses Bild kann nicht verwendet werden.', next: 'Nehmen Sie ein anderes.' },
  'pin-malformed': { happened: 'Eine PIN hat 6 bis 8 Ziffern.', next: 'Geben Sie sie noch einmal ein. Kein Versuch wurde verbraucht.' },
  'pin-easy': {
    happened: 'Diese PIN ist zu leicht zu erraten.',
    next: 'Wählen Sie eine, die keine Reihe ist und keine Ziffer wiederholt.',
  },
  'pin-wrong': {
    happened: 'Die PIN ist falsch. Versuche übrig: {{triesLeft}}.',
    next: 'Geben Sie sie langsam noch einmal ein, oder wählen Sie „Ich habe sie vergessen“.',
  },
  'pin-last-try': {
    happened: 'Nur ein Versuch ist übrig.',
    next: 'Er wird hier nicht verbraucht. Wählen Sie „Ich habe sie vergessen“ und setzen Sie eine neue PIN.',
  },
  'pin-blocked': { happened: 'Die PIN ist gesperrt.', next: 'Melden Sie sich mit Ihrem Passwort an und setzen Sie eine neue PIN.' },
  puk: { happened: 'Die PIN dieser Karte kann hier nicht gesetzt werden.', next: 'Bitten Sie am Schalter um eine andere Karte.' },
  'no-card': { happened: 'Im Leser ist keine Karte.', next: 'Stecken Sie Ihre Karte hinein.' },
  'card-pulled': {
    happened: 'Die Karte wurde zu früh herausgenommen.',
    next: 'Stecken Sie sie wieder hinein, lassen Sie sie stecken und versuchen Sie es noch einmal.',
  },
  'card-other': { happened: 'Das ist nicht Ihre Karte.', next: 'Stecken Sie Ihre eigene hinein. Mit dieser wurde nichts gemacht.' },
  'card-not-active': { happened: 'Diese Karte gilt nicht.', next: 'Melden Sie sich mit Ihrem Passwort an und fragen Sie am Schalter.' },
  'card-distrusted': {
    happened: 'Diese Karte hat nicht bewiesen, dass sie echt ist und gilt.',
    next: 'Melden Sie sich mit Ihrem Passwort an und zeigen Sie die Karte am Schalter.',
  },
  'list-old': { happened: 'Ob Karten gelten, kann gerade nicht geprüft werden.', next: 'Melden Sie sich mit Ihrem Passwort an.' },
  'card-trouble': {
    happened: 'Die Karte antwortet nicht, wie sie soll.',
    next: 'Nehmen Sie sie heraus, stecken Sie sie wieder hinein und versuchen Sie es noch einmal; sonst fragen Sie am Schalter.',
  },
  'reader-trouble': {
    happened: 'Der Kartenleser kann gerade nicht benutzt werden.',
    next: 'Versuchen Sie es gleich noch einmal; sonst fragen Sie am Schalter.',
  },
  busy: { happened: 'Der Kiosk ist noch dabei.', next: 'Warten Sie einen Moment und versuchen Sie es noch einmal.' },
  'proof-missing': {
    happened: 'Es ist noch nicht bewiesen, wer Sie sind.',
    next: 'Lassen Sie sich einen Code schicken, oder holen Sie jemanden vom Schalter.',
  },
  'proof-wrong': {
    happened: 'Das beweist nicht, wer Sie sind.',
    next: 'Geben Sie den Code der neuesten E-Mail ein, oder versuchen Sie den anderen Weg.',
  },
  'token-wrong': {
    happened: 'Die PIN ist falsch.',
    next: 'Geben Sie sie langsam noch einmal ein, oder wählen Sie „Ich habe sie vergessen“.',
  },
  'token-last-try': {
    happened: 'Nur ein Versuch ist übrig.',
    next: 'Er wird hier nicht verbraucht. Wählen Sie „Ich habe sie vergessen“ und setzen Sie eine neue PIN.',
  },
  'token-blocked': { happened: 'Die PIN ist gesperrt.', next: 'Wählen Sie „Ich habe sie vergessen“ und setzen Sie eine neue PIN.' },
  'token-unfit': { happened: 'Diese PIN folgt den Regeln nicht.', next: 'Lesen Sie die Regeln unter dem Feld und wählen Sie eine andere.' },
  'token-trouble': {
    happened: 'Virtuelle Smartcards können auf diesem Computer gerade nicht benutzt werden.',
    next: 'Fragen Sie am Schalter.',
  },
  'token-elsewhere': {
    happened: 'Diese virtuelle Smartcard ist in einem anderen Computer.',
    next: 'Gehen Sie zu dem Computer, an dem Sie sie bekommen haben.',
  },
  'second-virtual': {
    happened: 'Sie haben schon eine virtuelle Smartcard in diesem Computer.',
    next: 'Benutzen Sie diese, oder sperren Sie sie zuerst.',
  },
  'mobile-unready': {
    happened: 'Mobile IDs können gerade nicht angelegt oder benutzt werden.',
    next: 'Versuchen Sie es später noch einmal, oder fragen Sie am Schalter.',
  },
  'second-mobile': { happened: 'Sie haben schon eine mobile ID.', next: 'Sperren Sie zuerst diese.' },
  'mobile-none': {
    happened: 'Sie haben keine geltende mobile ID.',
    next: 'Beweisen Sie auf andere Weise, wer Sie sind, oder fragen Sie am Schalter.',
  },
  'mobile-not-active': {
    happened: 'Die mobile ID auf diesem Telefon gilt nicht.',
    next: 'Nehmen Sie einen anderen Weg und fragen Sie am Schalter.',
  },
  'mobile-other-use': { happened: 'Die mobile ID auf diesem Telefon ist nicht zum Anmelden da.', next: 'Nehmen Sie einen anderen Weg.' },
  'phone-over': { happened: 'Der Code ist verbraucht oder zu alt.', next: 'Lassen Sie einen neuen anzeigen.' },
  'phone-refused': {
    happened: 'Auf dem Telefon wurde abgelehnt.',
    next: 'Wenn Sie das nicht waren, sagen Sie es am Schalter. Sonst lassen Sie einen neuen Code anzeigen.',
  },
  'phone-wrong': {
    happened: 'Die Antwort des Telefons wurde nicht angenommen.',
    next: 'Lassen Sie einen neuen Code anzeigen, oder nehmen Sie einen anderen Weg.',
  },
  'authority-away': {
    happened: 'Die Zertifizierungsstelle ist nicht erreichbar.',
    next: 'Nichts wurde erstellt. Versuchen Sie es später noch einmal.',
  },
  denied: { happened: 'Das dürfen Sie hier nicht.', next: 'Fragen Sie am Schalter.' },
  'not-possible': { happened: 'Das ist nicht mehr möglich.', next: 'Gehen Sie zurück und sehen Sie noch einmal nach.' },
  'signed-out': { happened: 'Sie sind abgemeldet.', next: 'Melden Sie sich noch einmal an.' },
  input: { happened: 'Etwas ist nicht wie erwartet.', next: 'Sehen Sie Ihre Eingaben durch und versuchen Sie es noch einmal.' },
  'staff-code-wrong': {
    happened: 'Das ist nicht der Personalcode.',
    next: 'Geben Sie ihn noch einmal ein. Nach falschen dauert es länger.',
  },
  'staff-code-missing': {
    happened: 'Dieser Kiosk hat keinen Personalcode.',
    next: 'Beenden Sie das Programm, starten Sie es ohne Kiosk und setzen Sie einen Code unter Settings.',
  },
  desk: { happened: 'Das hat nicht geklappt.', next: 'Fragen Sie am Schalter und zeigen Sie dort den Code, der unten steht.' },
};
