/** A color as documents take it; anything but `#rrggbb` is none. */
export const safeColor = (color: string | null | undefined): string | null =>
  color && /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : null

const INK = "#18181b"
const WHITE = "#ffffff"

/** The better readable of dark and white letters on a color (contrast after WCAG 2.2; one of them always has at least 4.2 : 1). */
export const inkOn = (color: string): string => (contrast(color, WHITE) >= contrast(color, INK) ? WHITE : INK)

/** Contrast of two colors, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
