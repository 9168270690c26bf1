// Counts time left down, keeps the server's clock, and brings a page back whose circuit is lost. No state that matters lives here.
const root = document.documentElement;
const words = JSON.parse(document.body.dataset.words ?? '{}');
const cityOffset = Number(root.dataset.utcOffset ?? 480) * 60000;
let serverAhead = Number(root.dataset.now ?? Date.now()) - Date.now();

// Somebody is here: said at most once a minute, for a desk that nobody touches is signed out. That the page was opened is known.
let saidAt = Date.now();
function here() {
  if (Date.now() - saidAt < 60000) return;
  saidAt = Date.now();
  fetch('/desk/use', { method: 'POST', keepalive: true }).catch(() => { saidAt = 0; });
}
for (const act of ['pointerdown', 'keydown']) addEventListener(act, here, { capture: true, passive: true });

const fill = (pattern, ...values) => (pattern ?? '{0}').replace(/\{(\d)\}/g, (_, i) => values[i]);
const two = number => String(number).padStart(2, '0');
const now = () => Date.now() + serverAhead;

function longer(minutes) {
  return minutes < 2880
    ? fill(words.hours, Math.floor(minutes / 60), two(minutes % 60))
    : fill(words.days, Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24);
}

function length(ms, isUp) {
  const seconds = isUp ? Math.ceil(ms / 1000) : Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${two(minutes)}:${two(seconds % 60)}` : longer(minutes);
}

function spoken(ms) {
  const minutes = Math.floor(ms / 60000);
  return minutes < 60 ? fill(words.minutes, minutes) : longer(minutes);
}

// The text node is kept and only its data changes: it is Blazor's, and a later render must still find it.
function setText(element, text) {
  const node = element?.firstChild;
  if (node && node.data !== text) node.data = text;
}

function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function paintTimeLeft(element, at) {
  const due = Number(element.dataset.due);
  const from = Number(element.dataset.from);
  const yellow = element.dataset.yellow ? Number(element.dataset.yellow) : due;
  const isOver = at >= due;
  setText(element.querySelector('[data-time-text]'), isOver ? fill(words.over, length(at - due, false)) : length(due - at, true));
  setAttribute(element, 'data-mark', isOver ? 'Red' : at >= yellow ? 'Yellow' : 'Calm');
  const voice = isOver ? fill(words.spokenOver, spoken(at - due)) : fill(words.spokenLeft, spoken(due - at));
  setAttribute(element, 'aria-label', `${element.dataset.of ?? ''} ${voice}`.trim());
  const bar = element.querySelector('[data-time-bar]');
  if (bar) bar.style.width = `${due <= from ? 100 : Math.min(100, Math.max(0, (at - from) / (due - from) * 100))}%`;
}

function clockText(ms) {
  return new Date(ms + cityOffset).toISOString().slice(11, 19);
}

function paintLive(element, at) {
  const heard = Number(element.dataset.liveAt);
  const isStale = at - heard > Number(element.dataset.liveFor ?? 30000);
  setAttribute(element, 'data-stale', String(isStale));
  setText(element.querySelector('[data-live-text]'), fill(isStale ? words.stale : words.live, clockText(isStale ? heard : at)));
}

function paint() {
  const at = now();
  document.querySelectorAll('[data-due]').forEach(element => paintTimeLeft(element, at));
  document.querySelectorAll('[data-live-at]').forEach(element => paintLive(element, at));
  document.querySelectorAll('[data-clock]').forEach(element => setText(element, clockText(at)));
}

function everySecond() {
  paint();
  setTimeout(everySecond, 1000 - (now() % 1000));
}

async function setClock() {
  try {
    const sent = Date.now();
    const server = await (await fetch('/desk/clock', { cache: 'no-store' })).json();
    serverAhead = server + (Date.now() - sent) / 2 - Date.now();
  } catch {
    // Out of reach: the clock we have is good enough until the next round.
  }
}

// A circuit that is gone for good leaves a dead page: wait until the server answers, then load anew. Open dialogs hold typed words and wait for their owner.
let isWaiting = false;
async function reloadWhenAlive() {
  if (isWaiting) return;
  isWaiting = true;
  for (;;) {
    try {
      const isBusy = document.querySelector('.mud-dialog-container, [data-keep]');
      if (!isBusy && (await fetch('/healthz/live', { cache: 'no-store' })).ok) {
        location.reload();
        return;
      }
    } catch {
      // Still away.
    }
    await new Promise(resolve => setTimeout(resolve, 2000 + Math.random() * 3000));
  }
}

document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('[data-reload]')) location.reload();
});

const modal = document.getElementById('components-reconnect-modal');
modal?.addEventListener('components-reconnect-state-changed', event => {
  if (['failed', 'rejected', 'resume-failed'].includes(event.detail.state)) reloadWhenAlive();
});

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') setClock().then(paint);
});
setInterval(setClock, 15 * 60000);
everySecond();

Blazor.start({
  circuit: {
    // Quick at first, then every five seconds with some spread, for half an hour; after that the page is loaded anew.
    reconnectionOptions: {
      maxRetries: 400,
      retryIntervalMilliseconds: attempt => attempt < 3 ? 300 * (attempt + 1) : 4000 + Math.random() * 2000,
    },
  },
});

if (location.pathname.startsWith('/wall/')) import('./wall.js').then(wall => wall.start({ now, clockText }));
