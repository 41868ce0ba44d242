import { useEffect } from 'preact/hooks';
import type { Props } from './props.ts';

const READING_MS = 6_000;
/** What can be undone stays longer: it must be read and reached. */
const UNDO_MS = 12_000;

/** Says what just happened, aloud and on the screen, and takes it back where that is possible. */
export function Notice({ state, acts }: Props) {
  const { notice, words } = state;
  const number = notice?.number;
  const undoable = notice?.undo != null;
  useEffect(() => {
    if (number === undefined) return undefined;
    const timer = setTimeout(acts.dismissNotice, undoable ? UNDO_MS : READING_MS);
    return () => clearTimeout(timer);
  }, [number, undoable, acts]);
  return (
    <div class="notices" aria-live="polite" role="status">
      {notice && (
        <p key={notice.number} class="notice">
          {notice.text}
          {notice.undo && (
            <button type="button" class="link" onClick={notice.undo}>
              {words.common.undo}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
