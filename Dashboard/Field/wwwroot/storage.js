// What this device keeps: one database, written in whole steps. What a step has answered survives the death of the page, and of the tablet as far as its disk does.
const name = 'field';
const stores = ['meta', 'feeds', 'tickets', 'outbox', 'refused', 'photos', 'sheets'];
let opened;

function open() {
  return opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => stores.forEach(store => request.result.createObjectStore(store));
    request.onerror = () => { opened = undefined; reject(request.error); };
    request.onsuccess = () => {
      // Another page of this device wipes the database: let it.
      request.result.onversionchange = () => { request.result.close(); opened = undefined; };
      request.result.onclose = () => { opened = undefined; };
      resolve(request.result);
    };
  });
}

function answerOf(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Steps that take effect together or not at all: {store, key, value} puts, {store, key} removes, {store} empties. */
export async function write(steps) {
  if (steps.length === 0) return;
  const database = await open();
  await new Promise((resolve, reject) => {
    const transaction = database.transaction([...new Set(steps.map(step => step.store))], 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The device did not keep it.'));
    for (const step of steps) {
      const store = transaction.objectStore(step.store);
      if (step.value != null) store.put(step.value, step.key);
      else if (step.key != null) store.delete(step.key);
      else store.clear();
    }
  });
}

export async function read(store, key) {
  const database = await open();
  return await answerOf(database.transaction(store).objectStore(store).get(key)) ?? null;
}

/** Keys and values in the order of the keys. */
export async function readAll(store) {
  const database = await open();
  const within = database.transaction(store).objectStore(store);
  const [keys, values] = await Promise.all([answerOf(within.getAllKeys()), answerOf(within.getAll())]);
  return keys.map((key, i) => ({ key, value: values[i] }));
}

/** The values, which are JSON, as one JSON array. */
export async function readValues(store) {
  const database = await open();
  const values = await answerOf(database.transaction(store).objectStore(store).getAll());
  return new TextEncoder().encode(`[${values.join(',')}]`);
}

export async function keys(store) {
  const database = await open();
  return await answerOf(database.transaction(store).objectStore(store).getAllKeys());
}

/** Nothing of the person stays on the device: the database, the pictures seen; the program's own files are nobody's and stay. */
export async function wipe() {
  const database = await open().catch(() => undefined);
  database?.close();
  opened = undefined;
  await new Promise(resolve => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
  for (const cache of await caches.keys()) {
    if (cache.startsWith('field-seen')) await caches.delete(cache);
  }
  sessionStorage.clear();
}
