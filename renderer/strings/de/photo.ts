import type { photo as english } from '../en/photo.ts';
import type { Translated } from '../languages.ts';

export const photo: Translated<typeof english> = {
  hint: 'Wählen Sie eine Datei, ziehen Sie eine hierher, fügen Sie ein Bild ein (Strg+V) oder nehmen Sie die Kamera. Es wird auf 3:4 zugeschnitten und als {{wanted}} behalten.',
  camera: 'Kamera benutzen',
  take: 'Bild aufnehmen',
  stop: 'Kamera schließen',
  finder: 'Was die Kamera sieht',
  noCamera:
    'Die Kamera kann nicht benutzt werden: Es ist keine angeschlossen, oder ein anderes Programm hat sie. Schließen Sie sie an und versuchen Sie es noch einmal, oder wählen Sie eine Datei.',
  unreadable: 'Das ist kein lesbares Bild. Wählen Sie ein JPEG, PNG oder WebP.',
  stage: 'Ausschnitt des Fotos: Pfeiltasten verschieben ihn, Plus und Minus holen näher heran',
  how: 'Das Gesicht in die Mitte, die Augen etwas darüber. Pfeiltasten oder Maus verschieben den Ausschnitt; Plus, Minus oder das Rad holen näher heran.',
  closer: 'Näher',
  fine: 'Scharf, groß genug, gleichmäßig beleuchtet.',
  use: 'Dieses Foto nehmen',
  useAnyway: 'Trotzdem nehmen',
  another: 'Ein anderes Bild',
  faults: {
    'too-small': {
      happened: 'Zu klein',
      next: 'Der Ausschnitt hat {{has}} Punkte, nötig sind {{wanted}}. Nehmen Sie einen größeren Ausschnitt oder ein größeres Bild.',
    },
    blurred: { happened: 'Unscharf', next: 'Nichts darauf ist scharf. Noch einmal, ganz ruhig, oder die Linse putzen.' },
    'too-dark': { happened: 'Zu dunkel', next: 'Das Gesicht ist kaum zu erkennen. Stellen Sie ein Licht vor die Person.' },
    'too-bright': { happened: 'Zu hell', next: 'Das Gesicht ist überstrahlt. Nehmen Sie Licht weg, oder drehen Sie sich vom Fenster weg.' },
    uneven: { happened: 'Licht von einer Seite', next: 'Eine Hälfte des Gesichts ist dunkel. Stellen Sie das Licht vor die Person.' },
  },
};
