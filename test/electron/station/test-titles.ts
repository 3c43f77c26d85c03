/** Where a test begins that runs: not a method of something else, and not one that is skipped. */
const begins = /(?<![.\w'"`])(?:it|test)(?<each>\.each)?(?=\()/g;
const title = /^\(\s*(?<quote>['"`])(?<words>(?:\\.|(?!\k<quote>)[^\\])*)\k<quote>/s;
const skipped = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`/gs;

/** Titles of the tests that a file has, as they stand there: what a table fills in is still `%s`. */
export function titlesOf(source: string): readonly string[] {
  const text = source.replaceAll(/(?:^|(?<=[\s;{}]))\/\/.*$/gm, '').replaceAll(/\/\*.*?\*\//gs, '');
  return [...text.matchAll(begins)].flatMap(({ index, 0: word, groups }) => {
    const called = text.slice(index + word.length);
    const found = title.exec(groups?.['each'] === undefined ? called : called.slice(lengthOfCall(called)));
    return found === null ? [] : [found.groups?.['words'] ?? ''];
  });
}

/** How long the brackets are that the text begins with; what is quoted within counts for nothing. */
function lengthOfCall(text: string): number {
  const bare = text.replaceAll(skipped, ({ length }) => ' '.repeat(length));
  let depth = 0;
  for (let at = 0; at < bare.length; at += 1) {
    if (bare[at] === '(') depth += 1;
    else if (bare[at] === ')' && --depth === 0) return at + 1;
  }
  return text.length;
}
