type Backwards = {
  /** The oldest that is known; the newest of all when there is none. */
  before: string | undefined
  /** How many are looked at. */
  most: number
  page: number
  /** One page of ids below `before`, the highest first. */
  list: (before: string | undefined) => Promise<{ id: string }[]>
  work: (ids: string[]) => Promise<unknown>
}

/** Goes through what there was before the plugin, page by page: by id, which the host makes in the order of time; many that were made at once may share a moment. */
export async function goBack({ before, most, page, list, work }: Backwards): Promise<void> {
  for (let done = 0; done < most; done += page) {
    const older = await list(before)
    await work(older.map(({ id }) => id))
    if (older.length < page) {
      return
    }
    before = older.at(-1)!.id
  }
}
