/** A first-in, first-out queue that never holds more than `capacity` items. */
export class BoundedQueue<Item> {
  #items: Item[] = [];
  #head = 0;
  readonly capacity: number;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  get length(): number {
    return this.#items.length - this.#head;
  }

  /** Adds an item; false, and nothing added, when the queue is full. */
  offer(item: Item): boolean {
    if (this.length >= this.capacity) return false;
    this.#items.push(item);
    return true;
  }

  /** Removes and returns up to `count` items, oldest first. */
  take(count: number): Item[] {
    const taken = this.#items.slice(this.#head, this.#head + count);
    this.#head += taken.length;
    if (this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return taken;
  }
}
