/**
 * Work that many ask for at once and that reads what it needs anew each time: one runs, and all who ask in the meantime share the one
 * that follows it. Each caller's run begins after it asked, so that none misses what it was told of.
 */
export class Bursts {
  private readonly runs = new Map<string, { now: Promise<void>; next?: Promise<void> }>()

  /** @returns when a run of this key that began after this call has ended; fails as that run fails */
  run(key: string, work: () => Promise<void>): Promise<void> {
    const run = this.runs.get(key)
    if (!run) {
      return this.begin(key, work)
    }
    const follow = () => this.begin(key, work)
    run.next ??= run.now.then(follow, follow)
    return run.next
  }

  private begin(key: string, work: () => Promise<void>): Promise<void> {
    const run: { now: Promise<void>; next?: Promise<void> } = { now: work() }
    this.runs.set(key, run)
    const end = () => {
      if (!run.next) {
        this.runs.delete(key)
      }
    }
    run.now.then(end, end)
    return run.now
  }
}

/** Bursts of one kind of work, apart for each container. */
export function burstsPerContainer(): (container: object) => Bursts {
  const kept = new WeakMap<object, Bursts>()
  return (container) => {
    const bursts = kept.get(container) ?? new Bursts()
    kept.set(container, bursts)
    return bursts
  }
}
