import type { photo as english } from '../en/photo.ts';
import type { Translated } from '../languages.ts';

export const photo: Translated<typeof english> = {
  hint: 'Välj en fil, släpp en här, klistra in en bild (Ctrl+V) eller använd kameran. Bilden beskärs till 3:4 och sparas som {{wanted}}.',
  camera: 'Använd kameran',
  take: 'Ta bilden',
  stop: 'Stäng kameran',
  finder: 'Det som kameran ser',
  noCamera: 'Kameran kan inte användas: ingen är ansluten, eller ett annat program har den. Anslut den och försök igen, eller välj en fil.',
  unreadable: 'Detta är ingen bild som går att läsa. Välj en JPEG, PNG eller WebP.',
  stage: 'Fotots beskärning: piltangenterna flyttar den, plus och minus ändrar avståndet',
  how: 'Placera ansiktet i mitten, med ögonen lite ovanför. Piltangenterna eller musen flyttar beskärningen; plus, minus eller hjulet ändrar avståndet.',
  closer: 'Närmare',
  fine: 'Skarp, tillräckligt stor, jämnt belyst.',
  use: 'Använd fotot',
  useAnyway: 'Använd det ändå',
  another: 'En annan bild',
  faults: {
    'too-small': {
      happened: 'För liten',
      next: 'Utsnittet har {{has}} punkter, {{wanted}} behövs. Ta ett större utsnitt eller en större bild.',
    },
    blurred: { happened: 'Suddig', next: 'Ingenting är skarpt. Ta om bilden och håll stilla, eller torka av linsen.' },
    'too-dark': { happened: 'För mörk', next: 'Ansiktet syns knappt. Ställ ett ljus framför personen.' },
    'too-bright': { happened: 'För ljus', next: 'Ansiktet är överexponerat. Ta bort ljus, eller vänd bort från fönstret.' },
    uneven: { happened: 'Ljus från ena sidan', next: 'Ena halvan av ansiktet är mörk. Ställ ljuset framför personen.' },
  },
};
