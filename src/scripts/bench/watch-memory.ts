/** @returns what says how far resident memory grew at most since now, garbage left aside where the process may collect it */
export function watchMemory(): () => number {
  const collect = (globalThis as { gc?: () => void }).gc
  collect?.()
  const before = process.memoryUsage().rss
  let most = before
  const look = (): void => {
    most = Math.max(most, process.memoryUsage().rss)
  }
  const timer = setInterval(look, 50)
  return () => {
    clearInterval(timer)
    look()
    return most - before
  }
}
