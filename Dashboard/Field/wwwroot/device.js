// Opens the program: light, language and size are right before it runs. Also what only the browser can do: ring, shake, say that a new version is there.
const root = document.documentElement;
const kept = (name, otherwise) => localStorage.getItem(`field-${name}`) ?? otherwise;
const dark = matchMedia('(prefers-color-scheme: dark)');

export function preferences() {
  return {
    language: kept('language', navigator.language.startsWith('zh') || !navigator.language ? 'zh-CN' : 'en'),
    theme: kept('theme', 'auto'),
    size: kept('size', 'normal'),
    sound: kept('sound', 'on'),
    utcOffset: -new Date().getTimezoneOffset(),
  };
}

export function prefer(name, value) {
  localStorage.setItem(`field-${name}`, value);
  dress();
}

function dress() {
  const { language, theme, size } = preferences();
  root.lang = language;
  root.dataset.size = size;
  root.dataset.theme = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme;
  document.querySelector('meta[name=theme-color]').content = root.dataset.theme === 'dark' ? '#0b333b' : '#0c4a55';
}

dress();
dark.addEventListener('change', dress);

// What happens in the browser and the program wants to know.
let program;
const tell = (what, value) => program?.invokeMethodAsync('Hear', what, value ?? '');
export function listen(reference) {
  program = reference;
  if (waiting) tell('newVersion');
}
addEventListener('online', () => tell('online'));
addEventListener('offline', () => tell('offline'));
document.addEventListener('visibilitychange', () => tell(document.visibilityState));

// Over a restart too: a tablet that is opened an hour later has been idle for an hour.
let lastTouch = Number(kept('touched', Date.now()));
function touch() {
  const now = Date.now();
  if (now - lastTouch > 5000) localStorage.setItem('field-touched', now);
  lastTouch = now;
}
for (const kind of ['pointerdown', 'keydown', 'scroll']) addEventListener(kind, touch, { passive: true, capture: true });
addEventListener('pagehide', () => localStorage.setItem('field-touched', lastTouch));
/** Milliseconds since anybody touched the device. */
export const idle = () => Date.now() - lastTouch;
export const isOnline = () => navigator.onLine;

// A new version waits until somebody says so: never in the middle of a word.
let waiting;
let isTakingOver = false;
if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('service-worker.js', { updateViaCache: 'none' }).then(registration => {
    const notice = worker => {
      if (worker && navigator.serviceWorker.controller) {
        waiting = worker;
        tell('newVersion');
      }
    };
    notice(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => { if (worker.state === 'installed') notice(worker); });
    });
    const look = () => registration.update().catch(() => {});
    setInterval(look, 15 * 60000);
    addEventListener('online', look);
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') look(); });
  }).catch(() => { /* Without it the program works as long as there is signal. */ });
  navigator.serviceWorker.addEventListener('controllerchange', () => { if (isTakingOver) location.reload(); });
}
export function takeNewVersion() {
  isTakingOver = true;
  if (waiting) waiting.postMessage('takeOver');
  else location.reload();
}
export const isInstalled = () => matchMedia('(display-mode: standalone)').matches;
let installing;
addEventListener('beforeinstallprompt', event => {
  event.preventDefault();
  installing = event;
  tell('installable');
});
export const isInstallable = () => installing !== undefined;
export async function install() {
  await installing?.prompt();
  installing = undefined;
}

// Two soft tones, made here; silent until somebody has touched the page, as browsers will have it.
let audio;
export function ring() {
  navigator.vibrate?.([180, 90, 180]);
  if (preferences().sound !== 'on') return;
  try {
    audio ??= new AudioContext();
    audio.resume();
    [[660, 0], [880, .18]].forEach(([hertz, after]) => {
      const tone = audio.createOscillator();
      const loudness = audio.createGain();
      const at = audio.currentTime + after;
      tone.frequency.value = hertz;
      loudness.gain.setValueAtTime(0, at);
      loudness.gain.linearRampToValueAtTime(.2, at + .02);
      loudness.gain.exponentialRampToValueAtTime(.0001, at + .5);
      tone.connect(loudness).connect(audio.destination);
      tone.start(at);
      tone.stop(at + .55);
    });
  } catch {
    // A browser without sound.
  }
}

export function openSheet(id) {
  const sheet = document.getElementById(id);
  if (sheet && !sheet.open) sheet.showModal();
}
export function closeSheet(id) { document.getElementById(id)?.close(); }
export function focusOn(selector) { document.querySelector(selector)?.focus(); }
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Where the tablet is; null when nobody may know or nothing knows. */
export function whereAmI() {
  return new Promise(resolve => {
    if (!navigator.geolocation) resolve(null);
    else navigator.geolocation.getCurrentPosition(
      found => resolve({ latitude: found.coords.latitude, longitude: found.coords.longitude, accuracy: found.coords.accuracy }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: 5000, maximumAge: 60000 });
  });
}

/** A PIN is kept only as what can be made from it again: PBKDF2 over 300,000 rounds. */
export async function stretch(pin, saltHex) {
  const salt = Uint8Array.from(saltHex.match(/../g), two => parseInt(two, 16));
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 300000 }, key, 256);
  return [...new Uint8Array(bits)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

// Asked for once there is something to lose: without it a full disk may cost what waits.
navigator.storage?.persist?.();
Blazor.start();
