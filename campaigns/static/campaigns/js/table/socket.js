/* The line to the table: opens, says who comes and what was seen last, comes back after every drop. */

const FIRST_WAIT = 400;
const LONGEST_WAIT = 12000;
const NO_COOKIE = 4401;
const NOT_YOURS = 4403;
const LEFT = "SEAT_LEFT";

export class TableSocket {
  #socket = null;
  #attempts = 0;
  #timer = 0;
  #given = false;

  /** `hello()` gives the connect payload; `onFrame(frame)`, `onState("open"|"lost"|"refused"|"left")`. */
  constructor(address, { hello, onFrame, onState }) {
    this.address = address;
    this.hello = hello;
    this.onFrame = onFrame;
    this.onState = onState;
    globalThis.addEventListener("online", () => this.#retryNow());
    document.addEventListener("visibilitychange", () => document.hidden || this.#retryNow());
  }

  get open() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  connect() {
    clearTimeout(this.#timer);
    const socket = new WebSocket(this.address);
    this.#socket = socket;
    socket.addEventListener("open", () => {
      this.#attempts = 0;
      this.send("SESSION_EVENT", this.hello());
      this.onState("open");
    });
    socket.addEventListener("message", (event) => this.#take(JSON.parse(event.data)));
    socket.addEventListener("close", (event) => socket === this.#socket && this.#closed(event.code));
  }

  /** Sends one command; false when the line is down and nothing was sent. */
  send(type, payload = {}) {
    if (!this.open) return false;
    this.#socket.send(JSON.stringify({ type, payload }));
    return true;
  }

  /* Who has left this table, perhaps in another tab, is brought back by a link alone. */
  #take(frame) {
    if (frame.type === "ERROR" && frame.payload.type === LEFT) {
      this.#giveUp("left");
      this.#socket.close();
    } else {
      this.onFrame(frame);
    }
  }

  #giveUp(state) {
    this.#given = true;
    this.onState(state);
  }

  #closed(code) {
    if (this.#given) return;
    if (code === NO_COOKIE || code === NOT_YOURS) {
      this.#giveUp("refused");
      return;
    }
    this.onState("lost");
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#attempts);
    this.#attempts += 1;
    this.#timer = setTimeout(() => this.connect(), wait * (0.75 + Math.random() / 2));
  }

  #retryNow() {
    if (!this.#given && this.#socket?.readyState === WebSocket.CLOSED) this.connect();
  }
}
