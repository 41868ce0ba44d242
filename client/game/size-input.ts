/** Tells when the element has another size. */
export function listenToSize(parent: HTMLElement, resize: () => void): () => void {
  const observer = new ResizeObserver(resize);
  observer.observe(parent);
  return () => observer.disconnect();
}
