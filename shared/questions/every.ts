import type { Asking, Question, QuestionSet } from './question.ts';
import { SCHOOL } from './school.ts';
import { SEEDS } from './seeds.ts';
import { WAGES } from './wages.ts';
import { WATER } from './water.ts';

/** Sets of small questions to start with, each fact with who says so. */
export const SETS: Readonly<Record<QuestionSet, readonly Question[]>> = {
  water: WATER,
  seeds: SEEDS,
  school: SCHOOL,
  wages: WAGES,
};

/** The association's own first: they are about this very project. */
export const everyQuestion = ({ sets, own }: Asking): readonly Question[] => [
  ...own,
  ...sets.flatMap((set) => SETS[set]),
];
