import type { Topic } from './metadata-image.ts';

/** Topics in the order of their names. New ones wait until someone looks, so that loading many costs one merge. */
export class TopicOrder {
  #sorted: Topic[] = [];
  #waiting: Topic[] = [];

  add(topic: Topic): void {
    this.#waiting.push(topic);
  }

  remove(topic: Topic): void {
    const sorted = this.list();
    const position = this.indexFrom(topic.name);
    if (sorted[position] === topic) this.#sorted.splice(position, 1);
  }

  list(): readonly Topic[] {
    if (this.#waiting.length > 0) {
      this.#sorted = merge(this.#sorted, this.#waiting.sort(byName));
      this.#waiting = [];
    }
    return this.#sorted;
  }

  /** Position of the first topic that is called `name` or comes after it. */
  indexFrom(name: string): number {
    const sorted = this.list();
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle]!.name < name) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  clear(): void {
    this.#sorted = [];
    this.#waiting = [];
  }
}

function byName(a: Topic, b: Topic): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function merge(left: readonly Topic[], right: readonly Topic[]): Topic[] {
  const merged: Topic[] = [];
  let l = 0;
  for (const topic of right) {
    while (l < left.length && left[l]!.name < topic.name) merged.push(left[l++]!);
    merged.push(topic);
  }
  while (l < left.length) merged.push(left[l++]!);
  return merged;
}
