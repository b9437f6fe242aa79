/* Keeps the reader's place. New text is followed only until its first line reaches the top of the page. */

const NEAR = 48;
const AIR = 24;

export class Follow {
  #moved = false;

  constructor(scroller, button) {
    this.scroller = scroller;
    this.button = button;
    this.pinned = true;
    this.anchor = null;
    scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    button.addEventListener("click", () => this.toEnd());
    new ResizeObserver(() => requestAnimationFrame(() => this.settle())).observe(scroller);
  }

  get atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  /** From here on `node` is the newest thing to read: it may come up to the top, not beyond it. */
  begin(node) {
    if (this.pinned) this.anchor = node;
  }

  /** Where the reader is, so that a page that is loaded again opens there; null at the newest text. */
  get place() {
    return this.pinned ? null : this.scroller.scrollHeight - this.scroller.scrollTop;
  }

  goTo(place) {
    this.pinned = false;
    this.scroller.scrollTop = this.scroller.scrollHeight - place;
  }

  /** After text was added at the end. */
  settle() {
    const { scroller } = this;
    if (this.pinned) {
      const end = scroller.scrollHeight - scroller.clientHeight;
      const top = this.anchor?.isConnected ? this.#offset(this.anchor) - AIR : end;
      if (scroller.scrollTop < Math.min(end, top) - 1) {
        this.#moved = true;
        scroller.scrollTop = Math.min(end, top);
      }
    }
    this.button.hidden = this.atEnd;
  }

  /** Keeps what is being read where it is while `act` puts older text above it. */
  above(act) {
    const before = this.scroller.scrollHeight - this.scroller.scrollTop;
    act();
    this.scroller.scrollTop = this.scroller.scrollHeight - before;
  }

  toEnd() {
    this.pinned = true;
    this.anchor = null;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.button.hidden = true;
  }

  #offset(node) {
    return node.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top + this.scroller.scrollTop;
  }

  #scrolled() {
    if (this.#moved) {
      this.#moved = false;
    } else {
      this.pinned = this.atEnd;
      if (!this.pinned) this.anchor = null;
    }
    if (this.atEnd) this.button.hidden = true;
  }
}
