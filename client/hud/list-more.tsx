import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface MoreProps {
  readonly total: number;
  readonly shown: number;
  /** what the button says of how many are left */
  readonly label: (left: number) => string;
  readonly onMore: () => void;
  readonly row: (index: number) => ComponentChildren;
}

/** A long list, page by page. After "more" the focus is on the first row that is new, for who cannot see it. */
export function More({ total, shown, label, onMore, row }: MoreProps) {
  const list = useRef<HTMLUListElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    const from = before.current;
    before.current = shown;
    if (shown > from) list.current?.children[from]?.querySelector('button')?.focus();
  }, [shown]);
  const left = total - shown;
  return (
    <>
      <ul ref={list} class="lines">
        {Array.from({ length: Math.min(shown, total) }, (_, index) => row(index))}
      </ul>
      {left > 0 && (
        <button type="button" class="button" onClick={onMore}>
          {label(left)}
        </button>
      )}
    </>
  );
}
