const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Given names as they are written in some twenty languages; which drawn features go with them. */
export const givenNames = {
  she: words(`
    Zoë Ada Łucja Agnieszka Małgorzata Zofia Chloé Amélie Françoise Élise Noémie Inês Conceição Núria Begoña Íngrid Sofía
    Lucía Martina Ángela Giulia Chiara Søs Sigrið Ástríður Þóra Guðrún Åsa Märta Linnéa Mónika Zsófia Ágnes Šárka Božena Kateřina
    Živa Mojca Käthe Jördis Fatma Ayşe Gülşen Çiğdem Ieva Rūta Jūratė Līga Kristīne Ülle Õie Aoife Siobhán Gráinne Niamh
    Eleri Ngozi Adaeze Wanjikũ Thandiwe Aïcha Naïma Leïla Priya Ananya Mei Yuki Hanh Thuỷ Olha Nadia Irina Ileana Mădălina Ștefania`),
  he: words(`
    José Łukasz Wojciech Bożydar Paweł André François Benoît Jérôme Théo João Gonçalo Íñigo Ramón Jesús Óscar Matteo Niccolò Søren
    Jørgen Øyvind Bjørn Håkon Åke Göran Jürgen Jörg Günther Sándor György László Ömer Gökhan Çetin İsmail Jiří Ondřej Luboš Ľubomír
    Matúš Željko Dražen Aleš Jānis Mārtiņš Žygimantas Jaan Tõnu Väinö Jyrki Ciarán Seán Pádraig Llŷr Rhys Chukwuemeka Kofi Kwabena Sipho
    Moïse Raphaël Noël Arjun Rohan Wei Kenji Minh Dũng Taras Petro Ionuț Răzvan Ștefan Alexandru Emil Otto Linus`),
} as const;

export const familyNames = words(`
  Ångström Żółkiewski Wałęsa Wiśniewska Kowalczyk Dąbrowski Müller Schröder Weiß Groß Köhler Böhm Lefèvre Beauchêne Dupré Garçon
  Núñez Muñoz Ibáñez Peña García Gómez Fernández Gonçalves Simões Magalhães Conceição Peçanha D’Angelo Niccolai Esposito
  Sørensen Ørsted Kjærgaard Bjørnson Håkansson Åkesson Sjöberg Lindström Hägglund Mäkinen Hyvönen Järvinen Jónsdóttir Þorsteinsson
  Guðmundsson Sæmundsson Nagy Szőke Kovács Dvořák Novotný Němcová Říha Žižka Čermák Šťastný Hlaváč Ľuptáková Kováčik Županič Đorđević
  Ćosić Šarić Živković Kalniņš Bērziņš Ozoliņa Kučinskas Žemaitis Šimkutė Põder Kääriäinen O’Brien Ó’Dálaigh Llewelyn Rhŷs
  Yılmaz Öztürk Çelik Güneş Şahin Doğan Nguyễn Trần Phạm Đặng Okafor Adébáyọ̀ Mwangi Nkosi Diallo N’Diaye Traoré Çavuşoğlu Popescu
  Țurcanu Bălan Iliescu Shevchuk Kovalenko Petrenko Tanaka Sato Suzuki Chen Zhang Kapoor Iyer Chakrabarti Haddad Benaïssa Rahmani
  Smith Taylor Baker Whitfield Vandenberg Devries Brückner Zäch Rüegg Bächtold Hölderlin`);

/** People who are always there: names to try the search with, also in other scripts; beside each the spelling of their passport. */
export const alwaysThere: readonly {
  readonly drawn: 'she' | 'he';
  readonly given: string;
  readonly family: string;
  readonly passport: string;
}[] = [
  { drawn: 'she', given: 'Zoë', family: 'Ångström', passport: 'Zoe Angstrom' },
  { drawn: 'he', given: 'Łukasz', family: 'Wiśniewski', passport: 'Lukasz Wisniewski' },
  { drawn: 'he', given: 'José', family: 'Núñez', passport: 'Jose Nunez' },
  { drawn: 'he', given: 'Jörg', family: 'Weiß', passport: 'Joerg Weiss' },
  { drawn: 'she', given: 'Олена', family: 'Шевченко', passport: 'Olena Shevchenko' },
  { drawn: 'he', given: 'Дмитро', family: 'Ковальчук', passport: 'Dmytro Kovalchuk' },
  { drawn: 'she', given: 'Ελένη', family: 'Παπαδοπούλου', passport: 'Eleni Papadopoulou' },
  { drawn: 'he', given: 'Νίκος', family: 'Γεωργίου', passport: 'Nikos Georgiou' },
  { drawn: 'she', given: 'Милица', family: 'Јовановић', passport: 'Milica Jovanovic' },
  { drawn: 'he', given: 'Георги', family: 'Димитров', passport: 'Georgi Dimitrov' },
];

export const units = [
  'Administration',
  'Archive',
  'Astronomy',
  'Building services',
  'Chemistry',
  'Computing centre',
  'Geology',
  'Human resources',
  'Library',
  'Marine biology',
  'Mathematics',
  'Medicine',
  'Optics workshop',
  'Physics',
  'Reception',
  'Security',
] as const;

export const titles = [
  'Accountant',
  'Archivist',
  'Assistant',
  'Caretaker',
  'Doctoral researcher',
  'Electrician',
  'Engineer',
  'Head of unit',
  'Laboratory technician',
  'Lecturer',
  'Librarian',
  'Professor',
  'Project coordinator',
  'Researcher',
  'Software developer',
  'Visiting researcher',
] as const;

/** Ranges that regulators keep free for films and books: nobody is called by accident. */
export const phoneRanges = ['+44 1632 960', '+44 20 7946 0', '+49 30 23125 ', '+1 202 555 01', '+33 1 99 00 5'] as const;

const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** A name in the letters of an e-mail address: "Łukasz Weiß" is `lukasz.weiss`. */
export function addressOf(name: string): string {
  const plain = Array.from(name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''), (letter) => spelled[letter] ?? letter).join('');
  return plain
    .replace(/[’-]/g, '')
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
    .join('.');
}
