import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from './icons.tsx';

/** What is said while a sheet is open is said inside it: everything outside a modal dialog is out of reach. */
export const SaidInSheet = createContext<ComponentChildren>(null);

interface SheetProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** stays in reach of the thumb while the rest scrolls */
  readonly footer?: ComponentChildren;
  readonly kind: string;
}

/** A native dialog: it keeps the focus, Escape closes it, and the village behind it rests. */
export function Sheet({ title, closeLabel, onClose, children, footer, kind }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const said = useContext(SaidInSheet);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return undefined;
    const before = document.activeElement;
    element.showModal();
    return () => {
      element.close();
      // Taken off the page at once, the dialog has no time to give the focus back by itself.
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the backdrop is for pointers; Escape and the close button are for keys
    <dialog
      ref={dialog}
      class={`sheet sheet-${kind}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        // The dialog's own box is filled by its frame: a click on the dialog itself is one on the backdrop.
        if (event.target === dialog.current) onClose();
      }}
    >
      <div class="sheet-frame">
        <header class="sheet-head">
          <h2 id={heading} tabIndex={-1} autofocus>
            {title}
          </h2>
          <button type="button" class="button button-icon" aria-label={closeLabel} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <div class="sheet-body">{children}</div>
        {said}
        {footer && <footer class="sheet-foot">{footer}</footer>}
      </div>
    </dialog>
  );
}
