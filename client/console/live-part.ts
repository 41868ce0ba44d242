const EVERY_MS = 20_000;
const MOST_WAIT_MS = 300_000;

/** What a part of a page needs of the world to follow what happens. */
export interface Watching {
  readonly fetch: typeof fetch;
  readonly address: string;
  readonly isSeen: () => boolean;
  readonly wait: (ms: number, then: () => void) => void;
}

/**
 * Keeps one part of a page as the server would write it now, while somebody looks. The reader is told what `data-said` says of the new
 * part, once; where the focus is inside, nothing is changed under their hands.
 */
export function followPart(part: HTMLElement, { fetch: ask, address, isSeen, wait }: Watching): void {
  const id = part.id;
  const teller = document.createElement('p');
  teller.setAttribute('role', 'status');
  teller.className = 'console-heard';
  part.after(teller);
  let pause = EVERY_MS;

  async function look(): Promise<void> {
    const answer = await ask(address, { credentials: 'same-origin', cache: 'no-store' });
    // Signed out meanwhile, or no longer allowed: the page stays as it was, and is asked about less and less.
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(id);
    if (!fresh || fresh.innerHTML === part.innerHTML || part.contains(document.activeElement)) return;
    const isNews = fresh.dataset.said !== part.dataset.said;
    part.dataset.said = fresh.dataset.said;
    part.replaceChildren(...fresh.childNodes);
    if (isNews) teller.textContent = fresh.dataset.said ?? '';
  }

  const round = async (): Promise<void> => {
    if (isSeen()) {
      const isDone = await look().then(
        () => true,
        () => false,
      );
      pause = isDone ? EVERY_MS : Math.min(pause * 2, MOST_WAIT_MS);
    }
    wait(pause, () => void round());
  };
  wait(pause, () => void round());
}
