// Photos of this device: made small before they are kept, with nothing in them but the picture; and pictures seen, kept for when there is no signal.
import * as storage from './storage.js';

const longest = 1600;
const quality = .8;
const thumbnailSide = 320;
const seen = 'field-seen';
const mostSeen = 300;
const shown = new Map();

/** Opens the camera or the album and answers what was taken: [{id, thumbnail, bytes, latitude, longitude}]. Empty when somebody changed his mind. */
export function take(input, most) {
  return new Promise(resolve => {
    input.value = '';
    input.onchange = async () => resolve(await keep([...input.files].slice(0, most)));
    input.oncancel = () => resolve([]);
    input.click();
  });
}

async function keep(files) {
  const taken = [];
  for (const file of files) {
    try {
      const place = await placeIn(file);
      const picture = await smaller(file, longest);
      const thumbnail = await smaller(file, thumbnailSide);
      const id = newId();
      await storage.write([{ store: 'photos', key: id, value: { picture, thumbnail, takenAt: Date.now() } }]);
      taken.push({ id, thumbnail: urlOf(id, thumbnail), bytes: picture.size, latitude: place?.latitude ?? null, longitude: place?.longitude ?? null });
    } catch (fault) {
      taken.push({ id: null, name: file.name, fault: String(fault) });
    }
  }
  return taken;
}

// As the program's PhotoIds name photos: 26 letters of 5 bits.
function newId() {
  return [...crypto.getRandomValues(new Uint8Array(26))].map(byte => '0123456789abcdefghjkmnpqrstvwxyz'[byte & 31]).join('');
}

// Drawn anew: upright, and whatever the camera wrote into the file is gone.
async function smaller(file, side) {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)));
  canvas.getContext('2d').drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return await canvas.convertToBlob({ type: 'image/jpeg', quality });
}

// Where the camera says that it was: the GPS part of a JPEG's Exif (TIFF 6.0, Exif 2.32). Nothing else of it is read.
async function placeIn(file) {
  try {
    const view = new DataView(await file.slice(0, 256 * 1024).arrayBuffer());
    if (view.getUint16(0) !== 0xffd8) return undefined;
    for (let at = 2; at + 10 < view.byteLength && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
      if (view.getUint16(at) === 0xffe1 && view.getUint32(at + 4) === 0x45786966) return gpsOf(view, at + 10);
    }
  } catch {
    // A file that is not what it says tells no place.
  }
  return undefined;
}

function gpsOf(view, tiff) {
  const little = view.getUint16(tiff) === 0x4949;
  const short = at => view.getUint16(at, little);
  const long = at => view.getUint32(at, little);
  const entries = from => new Map(Array.from({ length: short(from) }, (_, i) => from + 2 + i * 12).map(at => [short(at), at]));
  const pointer = entries(tiff + long(tiff + 4)).get(0x8825);
  if (pointer === undefined) return undefined;
  const gps = entries(tiff + long(pointer + 8));
  const degrees = (tag, sign) => {
    const at = tiff + long(gps.get(tag) + 8);
    const part = i => long(at + i * 8) / long(at + i * 8 + 4);
    const size = part(0) + part(1) / 60 + part(2) / 3600;
    return 'SW'.includes(String.fromCharCode(view.getUint8(gps.get(sign) + 8))) ? -size : size;
  };
  if (![1, 2, 3, 4].every(tag => gps.has(tag))) return undefined;
  const place = { latitude: degrees(2, 1), longitude: degrees(4, 3) };
  return Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180 ? place : undefined;
}

function urlOf(key, blob) {
  if (!shown.has(key)) shown.set(key, URL.createObjectURL(blob));
  return shown.get(key);
}

/** An own photo that may still wait here; null when it does not. */
export async function own(id, isSmall) {
  const photo = await storage.read('photos', id);
  return photo ? urlOf(isSmall ? id : `${id}/full`, isSmall ? photo.thumbnail : photo.picture) : null;
}

export async function bytes(id) {
  const photo = await storage.read('photos', id);
  return photo ? new Uint8Array(await photo.picture.arrayBuffer()) : null;
}

export const forget = ids => storage.write(ids.map(key => ({ store: 'photos', key })));

/** A photo of a ticket: from this device when it was seen before, else from the program; null without signal or right. */
export async function show(url, token) {
  const cache = await caches.open(seen);
  let answer = await cache.match(url);
  if (!answer) {
    try {
      answer = await fetch(url, { headers: token ? { Authorization: `Bearer ${token}` } : {}, cache: 'no-store' });
    } catch {
      return null;
    }
    if (!answer.ok) return null;
    await cache.put(url, answer.clone());
    const all = await cache.keys();
    for (const old of all.slice(0, Math.max(0, all.length - mostSeen))) await cache.delete(old);
  }
  return urlOf(url, await answer.blob());
}
