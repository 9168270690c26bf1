// Keys and the bell. Both are this browser's alone: nothing here asks the server, and neither is on by surprise.
const kept = (name, otherwise) => localStorage.getItem(name) ?? otherwise;
const areKeysOn = () => kept('desk-keys', 'on') === 'on';
const isBellOn = () => kept('desk-bell', 'off') === 'on';

const isVisible = element => element.offsetParent !== null || element.getClientRects().length > 0;
const isTyping = element => element.matches('input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]');
const rows = () => [...document.querySelectorAll('[data-rows] [data-row]')];
const currentRow = () => document.activeElement?.closest('[data-row]') ?? null;

// A row is entered by its title, which says what it is to those who listen.
function step(by) {
  const all = rows();
  if (all.length === 0) return false;
  const here = currentRow();
  const at = here ? all.indexOf(here) + by : by > 0 ? 0 : all.length - 1;
  const next = all[Math.max(0, Math.min(all.length - 1, at))];
  next.querySelector('[data-row-focus]')?.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

function pressInRow(key) {
  // Never on a row that one does not stand on: a press must not answer a matter that was not meant.
  const row = currentRow();
  const target = row?.querySelector(`[data-row-key="${key}"]`);
  if (!target || target.disabled) return false;
  // The button goes away when it has done its work: the row keeps the focus.
  row.querySelector('[data-row-focus]')?.focus({ preventScroll: true });
  target.click();
  return true;
}

function pressOnPage(key) {
  const target = [...document.querySelectorAll(`main [data-key="${CSS.escape(key)}"]`)].find(isVisible);
  if (!target || target.disabled) return false;
  target.click();
  return true;
}

function toShortcut(name) {
  const target = [...document.querySelectorAll(`[data-shortcut="${name}"]`)].find(isVisible);
  if (!target) return false;
  if (target.matches('input')) {
    target.focus();
    target.select();
  } else {
    target.click();
  }
  return true;
}

function act(key) {
  switch (key) {
    case 'j': case 'ArrowDown': return step(1);
    case 'k': case 'ArrowUp': return step(-1);
    case '/': return toShortcut('search');
    case 'f': return toShortcut('filter');
    case '?': return toShortcut('help');
    default: return pressInRow(key) || pressOnPage(key);
  }
}

document.addEventListener('keydown', event => {
  // Sends a form from its text field, where Enter is a new line.
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target instanceof Element && event.target.matches('textarea')) {
    event.target.form?.requestSubmit();
    return;
  }
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
  const panel = event.target.closest('details[open]');
  if (event.key === 'Escape' && panel) {
    panel.open = false;
    panel.querySelector('summary')?.focus();
    return;
  }
  // From the filter down into what it has found.
  if ((event.key === 'Enter' || event.key === 'ArrowDown') && event.target.matches('[data-shortcut="filter"]') && step(1)) {
    event.preventDefault();
    return;
  }
  if (!areKeysOn() || isTyping(event.target) || document.querySelector('.mud-dialog-container')) return;
  // Arrows scroll the page and turn tabs, unless one stands in a list already.
  if (event.key.startsWith('Arrow') && !currentRow()) return;
  if (act(event.key.length === 1 ? event.key.toLowerCase() : event.key)) event.preventDefault();
});

document.addEventListener('change', event => {
  if (event.target instanceof Element && event.target.matches('[data-shortcut-switch]')) {
    localStorage.setItem('desk-keys', event.target.checked ? 'on' : 'off');
  }
});

// The bell: two soft tones, made here, so that nothing is loaded.
let audio;
function ring() {
  try {
    audio ??= new AudioContext();
    audio.resume();
    [[660, 0], [880, .18]].forEach(([hertz, after]) => {
      const tone = audio.createOscillator();
      const gain = audio.createGain();
      const at = audio.currentTime + after;
      tone.frequency.value = hertz;
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(.12, at + .02);
      gain.gain.exponentialRampToValueAtTime(.0001, at + .5);
      tone.connect(gain).connect(audio.destination);
      tone.start(at);
      tone.stop(at + .55);
    });
  } catch {
    // A browser without sound: the title flashes all the same.
  }
}

let flashing;
function flash(words) {
  if (flashing || document.visibilityState === 'visible' && document.hasFocus()) return;
  const title = document.title;
  let isOn = false;
  flashing = setInterval(() => { document.title = (isOn = !isOn) ? words : title; }, 1000);
  const stop = () => {
    clearInterval(flashing);
    flashing = undefined;
    if (document.title === words) document.title = title;
    removeEventListener('focus', stop);
    document.removeEventListener('visibilitychange', stopWhenSeen);
  };
  const stopWhenSeen = () => { if (document.visibilityState === 'visible') stop(); };
  addEventListener('focus', stop);
  document.addEventListener('visibilitychange', stopWhenSeen);
}

function paintSwitches() {
  document.querySelectorAll('[data-bell]').forEach(bell => bell.setAttribute('aria-pressed', String(isBellOn())));
  document.querySelectorAll('[data-shortcut-switch]').forEach(box => { box.checked = areKeysOn(); });
}

document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('[data-bell]')) {
    localStorage.setItem('desk-bell', isBellOn() ? 'off' : 'on');
    paintSwitches();
    if (isBellOn()) ring();
  }
  document.querySelectorAll('details.help[open]').forEach(panel => { if (!panel.contains(event.target)) panel.open = false; });
});

// Counts that rise ring; the first count of a page is where it starts.
const heard = new WeakMap();
new MutationObserver(() => {
  document.querySelectorAll('[data-bell]').forEach(bell => {
    const arrived = Number(bell.dataset.arrived);
    const before = heard.get(bell);
    heard.set(bell, arrived);
    if (before === undefined) paintSwitches();
    if (before !== undefined && arrived > before && isBellOn()) {
      ring();
      flash(bell.dataset.flash);
    }
  });
}).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-arrived'] });
paintSwitches();
