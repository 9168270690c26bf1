// A client of the coordination hub in one file, as Hub/PROTOCOL.md describes it. The numbers in brackets are its sections.
// It needs the public package @microsoft/signalr and nothing else:
//
//   const { accessToken } = await signIn("https://hub.example", "worker1", "...");
//   const client = new CoordinationClient(signalR, "https://hub.example", () => accessToken, { onEvent: e => console.log(e.type) });
//   client.start();
//   await client.send("Comment", { ticketId, text: "On my way." });

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;
const PATIENCE = 500;
const RECEIPT_PAUSE = 1_000;
const DEVICE_PING = 2_000;
const PROMPT = 2_000;

const sleep = milliseconds => new Promise(done => setTimeout(done, milliseconds));

/** [5] Full jitter: anything between nothing and a doubling bound. */
const pause = attempt => Math.random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(attempt, 16));

/** [1] Signs in; the answer holds accessToken, expiresAt and user. */
export async function signIn(address, userName, password) {
  const answer = await fetch(new URL("/api/sessions", address), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ userName, password }),
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.detail ?? body.title);
  return body;
}

/** [7] A refusal of the hub: "code: sentence", behind some words of SignalR's. */
export class Fault extends Error {
  constructor(text) {
    super(text);
    this.code = text.match(/^([a-z][a-zA-Z]*): /)?.[1] ?? "failed";
    this.retryAfter = 1000 * (text.match(/\bin ([0-9.]+) s\b/)?.[1] ?? NaN);
    this.isPassing = this.code === "unavailable" || (this.code === "limited" && !Number.isNaN(this.retryAfter));
  }
}

export class CoordinationClient {
  #connection; #options; #stopped = false; #isWatching = false; #isMending = false; #closed = () => {};
  #waiting = []; #holes = new Set(); #watches = Promise.resolve(); #lanes = new Map(); #wakeSenders = []; #told = new Map();

  /** By feed: { epoch, sequence, tickets }, tickets by id. */
  feeds = new Map();
  /** Server time minus this device's, in milliseconds. */
  clockOffset = 0;
  isLive = false;
  counts = { resets: 0, mends: 0, reconnects: 0 };

  /**
   * @param token gives the access token at each connect
   * @param options scope, device ({ id, kind }), onEvent, onReset, and storage with getItem and setItem (localStorage will do) for the outbox
   */
  constructor(signalR, address, token, options = {}) {
    this.#options = { onEvent: () => {}, onReset: () => {}, ...options };
    this.#connection = new signalR.HubConnectionBuilder()
      .withUrl(new URL("/hubs/coordination", address).href, { accessTokenFactory: token })
      .configureLogging(signalR.LogLevel.None)
      .build();
    if (options.device) this.#connection.keepAliveIntervalInMilliseconds = DEVICE_PING;
    this.#connection.on("TicketChanged", event => this.#isWatching ? this.#waiting.push(event) : this.#apply(event));
    this.#connection.on("Heads", heads => this.#compare(heads));
    this.#connection.onclose(() => this.#closed());
    this.outbox = new Map(JSON.parse(options.storage?.getItem("outbox") ?? "[]"));
  }

  get tickets() { return [...this.feeds.values()].flatMap(feed => [...feed.tickets.values()]); }

  /** [5] Connects, watches and comes back, for ever. */
  async start() {
    for (const entry of this.outbox.values()) this.#deliver(entry).catch(() => {});
    for (let attempt = 0; !this.#stopped; attempt++) {
      const closed = new Promise(done => this.#closed = done);
      try {
        await this.#connection.start();
        await this.#watchPatiently();
        attempt = 0;
        this.isLive = true;
        this.feeds.forEach((_, feed) => this.#tellAgain(feed));
        this.#wakeSenders.splice(0).forEach(wake => wake());
        await closed;
        this.counts.reconnects++;
      } catch (fault) {
        this.lastFault = fault;
        await this.#connection.stop().catch(() => {});
      }
      this.isLive = false;
      await sleep(pause(attempt));
    }
  }

  async stop() {
    this.#stopped = true;
    await this.#connection.stop();
  }

  /** [6] Sends a command under one id until the hub has answered it; those of one ticket one after the other. */
  send(method, command) {
    const entry = { method, pressedAt: Date.now(), command: { commandId: crypto.randomUUID(), ...command } };
    this.#keep(entry);
    return this.#deliver(entry);
  }

  async #deliver(entry) {
    const lane = entry.command.ticketId ?? entry.command.commandId;
    const sent = (this.#lanes.get(lane) ?? Promise.resolve()).then(() => this.#sendUntilAnswered(entry));
    this.#lanes.set(lane, sent.catch(() => {}));
    try {
      return await sent;
    } finally {
      this.outbox.delete(entry.command.commandId);
      this.#save();
    }
  }

  async #sendUntilAnswered({ method, pressedAt, command }) {
    for (let attempt = 0; ; attempt++) {
      while (!this.isLive) await new Promise(wake => this.#wakeSenders.push(wake));
      const late = Date.now() - pressedAt > PROMPT;
      try {
        return await this.#ask(method, late ? { ...command, occurredAt: new Date(pressedAt + this.clockOffset).toISOString() } : command);
      } catch (fault) {
        if (fault instanceof Fault && !fault.isPassing) throw fault;
        await sleep((fault.retryAfter || 0) + pause(attempt));
      }
    }
  }

  #keep(entry) {
    this.outbox.set(entry.command.commandId, entry);
    this.#save();
  }

  #save() { this.#options.storage?.setItem("outbox", JSON.stringify([...this.outbox])); }

  async #ask(method, argument) {
    try {
      return await this.#connection.invoke(method, argument);
    } catch (error) {
      // SignalR's package words a refusal of the hub so; every other error means that the line was lost.
      const refusal = error.message.match(/HubException: ([^]*)$/) ?? error.message.match(/^((?:An unexpected error|Failed to invoke)[^]*)$/);
      throw refusal ? new Fault(refusal[1]) : error;
    }
  }

  /** [3] One Watch at a time; what arrives meanwhile waits for its answer. */
  #watch() {
    return this.#watches = this.#watches.catch(() => {}).then(async () => {
      this.#isWatching = true;
      try {
        const cursors = Object.fromEntries([...this.feeds].map(([feed, { epoch, sequence }]) => [feed, { epoch, sequence }]));
        const askedAt = Date.now();
        const answer = await this.#ask("Watch", { cursors, scope: this.#options.scope, device: this.#options.device });
        this.clockOffset = Date.parse(answer.serverTime) - (askedAt + Date.now()) / 2;
        [...this.feeds.keys()].filter(feed => !answer.feeds.some(one => one.feed === feed)).forEach(feed => this.#forget(feed));
        answer.feeds.forEach(feed => this.#take(feed));
      } finally {
        this.#isWatching = false;
        this.#waiting.splice(0).forEach(event => this.#apply(event));
      }
    });
  }

  async #watchPatiently() {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#watch();
      } catch (fault) {
        if (fault.isPassing) {
          await sleep((fault.retryAfter || 0) + pause(attempt));
        } else if (["forbidden", "notFound"].includes(fault.code) && this.feeds.size > 0) {
          // A post was lost; without cursors the hub says what is left.
          [...this.feeds.keys()].forEach(feed => this.#forget(feed));
        } else {
          throw fault;
        }
      }
    }
  }

  #forget(feed) {
    this.feeds.delete(feed);
    this.#options.onReset(feed);
  }

  #take({ feed, epoch, sequence, reset, tickets, events }) {
    if (reset) {
      this.feeds.set(feed, { epoch, sequence, tickets: new Map(tickets.map(ticket => [ticket.id, ticket])) });
      this.counts.resets++;
      this.#options.onReset(feed);
      this.#tell(feed);
    }
    events.forEach(event => this.#apply(event));
  }

  /** [4] Takes an event if it is the very next one; what came before is dropped, what lies ahead shows a hole. */
  #apply(event) {
    const copy = this.feeds.get(event.feed);
    if (!copy) return;
    if (copy.epoch !== event.epoch || event.sequence > copy.sequence + 1) return this.#mend(event.feed);
    if (event.sequence <= copy.sequence) return;
    copy.sequence = event.sequence;
    // The tickets of a reset may be newer than its sequence says.
    if (!(copy.tickets.get(event.ticketId)?.version > event.version)) copy.tickets.set(event.ticketId, event.ticket);
    this.#options.onEvent(event);
    this.#tell(event.feed);
  }

  /** [4] Every 10 seconds: a hole that nothing follows, or another log. Heads may overtake an event, so that one gets a moment. */
  #compare({ serverTime, heads, epochs }) {
    this.clockOffset = Math.max(this.clockOffset, Date.parse(serverTime) - Date.now());
    for (const [feed, head] of Object.entries(heads)) {
      const copy = this.feeds.get(feed);
      if (!copy) continue;
      if (copy.epoch !== (epochs?.[feed] ?? copy.epoch)) this.#mend(feed);
      else if (copy.sequence < head) setTimeout(() => copy.sequence < head && this.#mend(feed), PATIENCE);
    }
  }

  async #mend(feed) {
    this.#holes.add(feed);
    if (this.#isMending) return;
    this.#isMending = true;
    await null;
    for (let attempt = 0; this.#holes.size > 0 && this.isLive; attempt++) {
      if (attempt > 0) await sleep(pause(attempt));
      this.#holes.clear();
      this.counts.mends++;
      // A lost line is mended by the Watch of the reconnect.
      await this.#watchPatiently().catch(() => {});
    }
    this.#isMending = false;
  }

  /** [8] After a reconnect: an answer to a receipt says that the hub had it, and that hub may be dead. */
  #tellAgain(feed) {
    if (this.#told.has(feed)) this.#told.get(feed).sequence = -1;
    this.#tell(feed);
  }

  /** [8] Delivered: at once after a rest, then at most once a second, and again if it was not taken. */
  async #tell(feed) {
    if (this.#told.get(feed)?.isRunning) return;
    const told = { sequence: -1, epoch: null, ...this.#told.get(feed), isRunning: true };
    this.#told.set(feed, told);
    await sleep(20);
    for (let copy; (copy = this.feeds.get(feed)) && (copy.sequence !== told.sequence || copy.epoch !== told.epoch) && !this.#stopped;) {
      const { epoch, sequence } = copy;
      try {
        await this.#ask("Receipt", { feed, sequence });
        Object.assign(told, { epoch, sequence });
      } catch (fault) {
        if (fault instanceof Fault && !fault.isPassing) break;
      }
      await sleep(RECEIPT_PAUSE);
    }
    told.isRunning = false;
  }
}
