const POLL_MS = 100

/** Rows that one caller at a time may have to itself. */
export type Holder = { hold: () => Promise<boolean>; free: () => Promise<void> }

/**
 * Does something with a payment that one caller at a time may do: two who ask a provider about one payment at once can undo it (2.21.2).
 *
 * @param patience - milliseconds to wait for who has it
 * @returns what `work` answered; undefined when someone else had it all the time
 */
export async function whileHeld<Result>(
  { hold, free }: Holder,
  work: () => Promise<Result>,
  patience = 0
): Promise<Result | undefined> {
  const until = Date.now() + patience
  while (!(await hold())) {
    if (Date.now() >= until) {
      return undefined
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  try {
    return await work()
  } finally {
    await free()
  }
}
