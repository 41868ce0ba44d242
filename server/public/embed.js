// Follows a village in a frame on another site. A classic script: in a sandbox without an origin no module may be loaded.
(() => {
  const EVERY_MS = 10_000;
  const MOST_WAIT_MS = 300_000;
  const root = document.querySelector('[data-follow]');
  if (root === null) return;
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  let etag = root.dataset.etag;
  let wait = EVERY_MS;

  function show({ title, alt, picture, raised, gifts, part: share }) {
    const image = part('picture');
    // The old picture stays until the new one is there.
    const fresh = new Image();
    fresh.onload = () => {
      image.src = fresh.src;
    };
    // One that did not come is asked for again with the next look.
    fresh.onerror = () => {
      etag = '';
    };
    fresh.src = picture;
    image.alt = alt;
    document.title = `${title} · Hameau`;
    part('title').textContent = title;
    part('raised').textContent = raised;
    part('gifts').textContent = gifts;
    part('bar').value = share;
  }

  async function look() {
    try {
      const answer = await fetch(root.dataset.follow, {
        credentials: 'omit',
        cache: 'no-store',
        headers: { 'If-None-Match': etag },
      });
      if (answer.ok) {
        show(await answer.json());
        etag = answer.headers.get('etag') ?? etag;
      }
      if (!answer.ok && answer.status !== 304) throw new Error(String(answer.status));
      wait = EVERY_MS;
    } catch {
      wait = Math.min(wait * 2, MOST_WAIT_MS);
    }
  }

  async function follow() {
    if (document.visibilityState === 'visible') await look();
    setTimeout(() => void follow(), wait);
  }
  setTimeout(() => void follow(), EVERY_MS);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void look();
  });
})();
