import { MAILBOXES, NOTICE_BOARDS } from '#shared/catalogue/scenery.ts';
import type { Posting } from '#shared/village/thing.ts';
import type { Props } from './props.ts';
import { Sprite } from './sprite.tsx';

/** What tells the village's news stands on the square: for who reads the list, and where no map can be drawn. */
export function ListSquare({ state, acts }: Props) {
  const { words, view, tidings, project } = state;
  const up = tidings.unseen.length;
  const row = (posting: Posting, sprite: string, name: string, says: string) => (
    <li class="line">
      <div class="line-picture">
        <Sprite name={sprite} boxPx={52} />
      </div>
      <div class="line-words">
        <button type="button" class="link" onClick={() => acts.openPosting(posting)}>
          {name}
        </button>
        <p class="small">{says}</p>
      </div>
    </li>
  );
  return (
    <section aria-labelledby="list-square">
      <h3 id="list-square">{words.board.onSquare}</h3>
      <ul class="lines">
        {row('board', NOTICE_BOARDS[project.landscape], words.board.name, words.board.count(view?.news.length ?? 0))}
        {row(
          'mailbox',
          up > 0 ? MAILBOXES.up : MAILBOXES.down,
          words.mailbox.name,
          up > 0 ? words.mailbox.waiting(up) : words.mailbox.down,
        )}
      </ul>
    </section>
  );
}
