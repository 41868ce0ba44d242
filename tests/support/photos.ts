import sharp from 'sharp';

/** Where and by whom a photo was taken: it must never come out again. */
export const WHERE = { owner: 'Camera of Zoe Secret', latitude: '10/1 23/1 45/1', town: 'Kankan-la-secrete' };

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="${WHERE.town}"/></rdf:RDF></x:xmpmeta>`;

/** A field under a sky, as sharp makes it: 640 x 480. */
const landscape = () => {
  const field = { create: { width: 640, height: 200, channels: 3, background: '#4f7b3a' } } as const;
  return sharp({ create: { width: 640, height: 480, channels: 3, background: '#9cc3e5' } }).composite([
    { input: field, gravity: 'south' },
  ]);
};

export const photo = (): Promise<Buffer> => landscape().jpeg().toBuffer();

/** As a telephone takes it: lying on its side, with the place, the owner, a thumbnail's profile and words of a program. */
export const photoOfPhone = (): Promise<Buffer> =>
  landscape()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Artist: WHERE.owner, Model: WHERE.owner },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: WHERE.latitude, GPSLongitudeRef: 'W', GPSLongitude: '9/1 18/1 0/1' },
    })
    .withXmp(XMP)
    .withIccProfile('p3')
    .jpeg()
    .toBuffer();
