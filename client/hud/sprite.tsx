import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { spriteAddress } from '#shared/catalogue/own-picture.ts';

/** Address of the folder with the atlas; it changes with the pictures. */
export const AtlasFolder = createContext('');

interface SpriteProps {
  readonly name: string;
  /** CSS px of the square it must fit in */
  readonly boxPx: number;
}

/** A picture from the atlas, enlarged to whole screen pixels so that its own pixels stay square. */
export function Sprite({ name, boxPx }: SpriteProps) {
  const folder = useContext(AtlasFolder);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const [missing, setMissing] = useState(false);
  if (missing) return <span class="sprite sprite-missing" aria-hidden="true" />;
  return (
    <img
      class="sprite"
      src={spriteAddress(folder, name)}
      alt=""
      decoding="async"
      onLoad={(event) => setSize(fitted(event.currentTarget, boxPx))}
      onError={() => setMissing(true)}
      {...size}
    />
  );
}

function fitted({ naturalWidth, naturalHeight }: HTMLImageElement, boxPx: number) {
  const density = Math.max(1, Math.round(window.devicePixelRatio));
  const most = Math.min(boxPx / naturalWidth, boxPx / naturalHeight, 2);
  // Only where even one screen pixel for one of its own is too much are pixels left out.
  const scale = Math.floor(most * density) / density || most;
  return { width: Math.round(naturalWidth * scale), height: Math.round(naturalHeight * scale) };
}
