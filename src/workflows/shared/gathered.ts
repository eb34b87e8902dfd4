type Waiting<Value> = { keys: Set<string>; answer: Promise<Map<string, Value>> }

/**
 * Reads that many ask for at the same moment, such as all who hear of one order: one read, begun after all of them asked, serves them. What
 * is asked while it runs has a read of its own, so that nobody is given what was read before they were told.
 */
export class Gathered<Value> {
  private waiting: Waiting<Value> | null = null

  constructor(private readonly read: (keys: string[]) => Promise<Map<string, Value>>) {}

  /** @returns undefined for a key that the read does not know */
  async get(key: string): Promise<Value | undefined> {
    this.waiting ??= this.begin()
    this.waiting.keys.add(key)
    return (await this.waiting.answer).get(key)
  }

  private begin(): Waiting<Value> {
    const keys = new Set<string>()
    const answer = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      this.waiting = null
      return this.read([...keys])
    })
    return { keys, answer }
  }
}
