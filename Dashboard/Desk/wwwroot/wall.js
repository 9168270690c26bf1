// A wall is never touched. Whether it is alive is judged here, in the browser, by how long ago the last proof came; it turns its panels, and brings
// itself back after a restart, a lost network or a new version. desk.js starts it and lends it its clock.
const staleAfter = 20000;
const connectWithin = 10000;
const turnEvery = 20;
const wall = () => document.querySelector('[data-wall]');
const fill = (pattern, ...values) => (pattern ?? '{0}').replace(/\{(\d)\}/g, (_, i) => values[i]);
const setText = (element, text) => { if (element?.firstChild && element.firstChild.data !== text) element.firstChild.data = text; };
const setAttribute = (element, name, value) => { if (element && element.getAttribute(name) !== value) element.setAttribute(name, value); };

let desk;
let proof = null;
let seen = { steady: performance.now(), wall: Date.now(), at: 0 };
let isCut = false;
let build = null;

// The larger of two clocks: one stands still while the machine sleeps, the other jumps when it is set.
const since = moment => Math.max(performance.now() - moment.steady, Date.now() - moment.wall);
const started = { steady: performance.now(), wall: Date.now() };

function length(words, ms) {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return fill(words.seconds, seconds);
  return seconds < 7200 ? fill(words.minutes, Math.floor(seconds / 60)) : fill(words.hours, Math.floor(seconds / 3600));
}

function judge(element) {
  if (element.dataset.proof && element.dataset.proof !== proof) {
    proof = element.dataset.proof;
    seen = { steady: performance.now(), wall: Date.now(), at: desk.now() };
    isCut = false;
  }
  if (proof === null) return since(started) > connectWithin || element.dataset.store === 'away' ? 'halted' : 'connecting';
  return isCut || element.dataset.store === 'away' || since(seen) > staleAfter ? 'halted' : 'live';
}

function paint() {
  const element = wall();
  if (!element) return;
  build ??= element.dataset.build;
  const words = JSON.parse(element.dataset.wallWords ?? '{}');
  const state = judge(element);
  setAttribute(element, 'data-state', state);
  setText(element.querySelector('[data-wall-live]'), state === 'live' ? fill(words.live, desk.clockText(desk.now())) : words.connecting);
  setText(element.querySelector('[data-wall-halt]'), proof === null ? words.never : fill(words.halted, desk.clockText(seen.at)));
  // Seconds are for the eye only: an alert that changes every second would be read out every second.
  setText(element.querySelector('[data-wall-age]'), fill(words.age, length(words, since(proof === null ? started : seen))));
  setText(element.querySelector('[data-wall-why]'), element.dataset.store === 'away' && !isCut ? words.storeAway : words.heals);
}

// Panels.
let shown = 0;
let turned = 0;
let isPaused = false;

function turn(to) {
  const count = document.querySelectorAll('[data-rotates] [data-panel]').length;
  if (count > 0) shown = (to + count) % count;
  turned = 0;
  paintPanels();
}

function paintPanels() {
  const stage = document.querySelector('[data-rotates]');
  if (!stage) return;
  setAttribute(stage, 'data-shown', String(shown));
  setAttribute(stage.querySelector('[data-pause]'), 'aria-pressed', String(isPaused));
  stage.querySelectorAll('[data-turn]').forEach(dot => {
    const isCurrent = Number(dot.dataset.turn) === shown;
    setAttribute(dot, 'aria-current', String(isCurrent));
    dot.style.setProperty('--turned', isCurrent ? String(turned / turnEvery * 100) : '0');
  });
}

function everySecond() {
  paint();
  if (!isPaused && ++turned > turnEvery) turn(shown + 1);
  paintPanels();
  setTimeout(everySecond, 1000 - (desk.now() % 1000));
}

// Bringing itself back. A reload happens only after this very address has just answered: a browser's own error page heals nothing.
function mayHeal(reason, rest) {
  const name = `wall-healed-${reason}`;
  if (Date.now() - Number(sessionStorage.getItem(name) ?? 0) < rest) return false;
  sessionStorage.setItem(name, String(Date.now()));
  return true;
}

async function get(address) {
  return await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(8000) });
}

async function lookAround() {
  try {
    const element = wall();
    if (!element) {
      // Closed, or a page in place of ours: open again once the door is.
      if ((await get(location.href)).ok) location.reload();
      return;
    }
    const answer = await get('/desk/build');
    if (!answer.ok) return;
    const isNew = build !== null && (await answer.text()) !== build;
    const isDead = !isNew && since(proof === null ? started : seen) > 45000 && element.dataset.store !== 'away';
    if (isNew ? mayHeal('version', 120000) : isDead && mayHeal('stale', 60000)) {
      if ((await get(location.href)).ok) location.reload();
    }
  } catch {
    // Out of reach: the next round asks again.
  }
}

async function round() {
  await lookAround();
  setTimeout(round, wall() ? 8000 + Math.random() * 4000 : 30000);
}

// The screen may not go to sleep. Browsers grant it only on https and to pages in sight.
async function stayAwake() {
  try {
    if (document.visibilityState === 'visible') await navigator.wakeLock?.request('screen');
  } catch {
    // Refused: the machine's own settings decide.
  }
}

let idle = 0;
function busy() {
  setAttribute(wall(), 'data-idle', 'false');
  clearTimeout(idle);
  idle = setTimeout(() => setAttribute(wall(), 'data-idle', 'true'), 4000);
}

export function start(lent) {
  desk = lent;
  document.getElementById('components-reconnect-modal')?.addEventListener('components-reconnect-state-changed', event => {
    isCut = event.detail.state !== 'hide';
    paint();
  });
  addEventListener('offline', () => { isCut = true; paint(); });
  document.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest('[data-turn], [data-pause]') : null;
    if (button?.dataset.turn) turn(Number(button.dataset.turn));
    else if (button) { isPaused = !isPaused; paintPanels(); }
  });
  document.addEventListener('keydown', event => {
    if (event.target instanceof Element && event.target.closest('input, textarea, select, button')) return;
    if (event.key === ' ') { isPaused = !isPaused; paintPanels(); event.preventDefault(); }
    if (event.key === 'ArrowRight') turn(shown + 1);
    if (event.key === 'ArrowLeft') turn(shown - 1);
  });
  document.addEventListener('pointermove', busy);
  document.addEventListener('visibilitychange', stayAwake);
  busy();
  stayAwake();
  everySecond();
  setTimeout(round, 10000);
}
