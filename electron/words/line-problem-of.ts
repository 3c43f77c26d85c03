import { type LineProblem, lineProblem } from '../../renderer/widgets/line-problem.ts';
import { englishWords } from './english-words.ts';

/** What is wrong with a line of a file of people, as its page says it. */
export function lineProblemOf(problem: LineProblem): string {
  return lineProblem(problem, englishWords());
}
