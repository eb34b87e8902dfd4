/**
 * Checks what an order needs, unless another caller turns out to have been first.
 *
 * Who comes second may find the stock gone that the first one's order took; that is no reason to refuse, for the answer is that order.
 *
 * @param isTaken - asked only when the check fails
 */
export async function unlessTaken(check: () => Promise<void>, isTaken: () => Promise<boolean>): Promise<void> {
  try {
    await check()
  } catch (error) {
    if (!(await isTaken())) {
      throw error
    }
  }
}
