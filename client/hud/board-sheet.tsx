import type { OneNews } from '#shared/protocol/news.ts';
import { NewsPiece } from './news-piece.tsx';
import type { Props } from './props.ts';
import { Sheet } from './sheet.tsx';
import type { HudState } from './state.ts';

const DAY_MS = 86_400_000;

/** The notice board on the square [B1]: what the association told of the real place, the newest first. */
export function BoardSheet({ state, acts }: Props) {
  const { words, project, tidings } = state;
  return (
    <Sheet kind="board" title={words.board.title} closeLabel={words.common.close} onClose={acts.close}>
      <p class="lead">{words.board.lead}</p>
      <div aria-live="polite" aria-busy={tidings.news.kind === 'reading'}>
        <Pinned state={state} acts={acts} />
      </div>
      <p>
        <a href={`/p/${project.slug}/news`}>{words.board.pages}</a>
      </p>
    </Sheet>
  );
}

function Pinned({ state, acts }: Props) {
  const { words, tidings } = state;
  switch (tidings.news.kind) {
    case 'unread':
    case 'reading':
      return <p class="empty">{words.board.reading}</p>;
    case 'failed':
      return (
        <div class="empty">
          <p>{words.board.failed}</p>
          <button type="button" class="button" onClick={() => void acts.readNews()}>
            {words.common.retry}
          </button>
        </div>
      );
    case 'read':
      return tidings.news.all.length === 0 ? (
        <p class="empty">
          {words.board.none} {whenDue(state)}
        </p>
      ) : (
        <Pieces state={state} acts={acts} all={tidings.news.all} />
      );
  }
}

const Pieces = ({ state, acts, all }: Props & { readonly all: readonly OneNews[] }) =>
  all.map((news) => <NewsPiece key={news.id} state={state} acts={acts} news={news} />);

/** [V2] How long the association has before its village says that it is silent. */
export function whenDue({ data, words, openedAt }: Pick<HudState, 'data' | 'words' | 'openedAt'>): string {
  if (data.newsDueOn === null) return words.board.noneGiven;
  const days = Math.ceil((Date.parse(data.newsDueOn) - openedAt) / DAY_MS);
  return days > 0 ? words.board.dueIn(days) : words.board.overdue;
}
