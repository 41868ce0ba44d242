import type { Plot } from '#shared/village/placing.ts';

export interface KeyboardReports {
  /** arrows move along the screen's diagonals, as the map's rows run */
  onMove(by: Plot): void;
  onEnter(): void;
  onZoom(direction: 1 | -1): void;
  onEscape(): void;
  /** the focus went elsewhere */
  onLeave(): void;
}

const MOVES: Readonly<Record<string, Plot>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

/** The map by keyboard: arrows, Enter or space, plus, minus and Escape, while the map has the focus. */
export function listenToKeys(element: HTMLElement, to: KeyboardReports): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    if (move) to.onMove(move);
    else if (event.key === 'Enter' || event.key === ' ') to.onEnter();
    else if (event.key === '+' || event.key === '=') to.onZoom(1);
    else if (event.key === '-') to.onZoom(-1);
    else if (event.key === 'Escape') to.onEscape();
    else return;
    event.preventDefault();
  };
  const off = new AbortController();
  element.addEventListener('keydown', onKey, { signal: off.signal });
  element.addEventListener('blur', () => to.onLeave(), { signal: off.signal });
  return () => off.abort();
}
