/** What is left of an amount; typed and shown amounts have few decimals, floats have noise. */
export const minus = (amount: number, part: number): number => Math.round((amount - part) * 10_000) / 10_000
