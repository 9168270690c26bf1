// Opens the program without signal: keeps its own files, whole, of one version. Answers of the program's doors (api, hubs, photos) never pass through here,
// so nothing old can be taken for new; what was read of them is kept by the page itself, with the time at which it was true.
self.importScripts('./service-worker-assets.js');

const kept = `field-program-${self.assetsManifest.version}`;
const isWanted = asset => !/service-worker|_content\/MudBlazor|\.(?:pdb|map|gz|br)$/.test(asset.url);
const base = new URL('./', self.location);
const page = new URL('index.html', base).href;
// The list names files from the program's root; they lie under this folder.
const addressOf = asset => new URL(asset.url.replace(/^field\//, ''), base).href;
const files = new Set(self.assetsManifest.assets.filter(isWanted).map(addressOf));

// The page may ask for its modules by names with a hash in them, which the list has without.
const bare = url => url.replace(/\.[a-z0-9]{10}(\.[a-z]+)$/, '$1');

// A name with its hash in it never changes: what the page has loaded already is taken from the browser's own memory, not over the line again.
const hasHash = url => /\.[a-z0-9]{10}\.[a-z]+$/.test(url);

self.addEventListener('install', event => event.waitUntil(keepAll()));
self.addEventListener('activate', event => event.waitUntil(forgetOlder()));
self.addEventListener('message', event => { if (event.data === 'takeOver') self.skipWaiting(); });
self.addEventListener('fetch', event => {
  const request = event.request;
  if (request.method !== 'GET') return;
  const url = request.url.split(/[?#]/)[0];
  if (request.mode === 'navigate' && url.startsWith(base.href)) event.respondWith(fromKept(page, request));
  else if (files.has(url)) event.respondWith(fromKept(url, request));
  else if (files.has(bare(url))) event.respondWith(fromKept(bare(url), request));
});

async function keepAll() {
  const cache = await caches.open(kept);
  const older = (await caches.keys()).filter(name => name.startsWith('field-program-') && name !== kept);
  for (const asset of self.assetsManifest.assets.filter(isWanted)) {
    const url = addressOf(asset);
    const known = hasHash(url) && await fromAny(older, url);
    if (known) {
      await cache.put(url, known);
      continue;
    }
    const answer = await fetch(new Request(url, { integrity: asset.hash, cache: hasHash(url) ? 'default' : 'no-cache' }));
    if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}`);
    await cache.put(url, answer);
  }
}

async function fromAny(names, url) {
  for (const name of names) {
    const answer = await (await caches.open(name)).match(url);
    if (answer) return answer;
  }
  return undefined;
}

async function forgetOlder() {
  for (const name of await caches.keys()) {
    if (name.startsWith('field-program-') && name !== kept) await caches.delete(name);
  }
  await self.clients.claim();
}

async function fromKept(url, request) {
  return await (await caches.open(kept)).match(url) ?? fetch(request);
}
