import type { Handed, NewsLetter, Post } from '#server/domain/ports/post.ts';
import type { Stage } from './stage.ts';

export const WEEK_MS = 7 * 86_400_000;

/** A post that notes the letters of news that it takes, and answers what it is told to. */
export function notingPost(answers: (() => Handed)[] = []) {
  const letters: (NewsLetter & { readonly id: string })[] = [];
  const post: Post = {
    async carry(letter, id) {
      if (letter.kind !== 'news') return 'taken';
      const answer = answers.shift()?.() ?? 'taken';
      if (answer === 'taken') letters.push({ ...letter, id });
      return answer;
    },
  };
  return { post, letters };
}

export const titlesIn = ({ projects }: NewsLetter): string[] =>
  projects.flatMap(({ news }) => news.map(({ title }) => title.fr));

/** A day of everybody's clock and a little more. */
export const pass = (stage: Stage, ms: number): void => stage.simulator.clock.advance(ms);
