/** The variant's own name; nothing for the host's "Default variant" of a product that has no others. */
export function variantTitle(title: string | null | undefined): string {
  return !title || /^default( variant)?$/i.test(title) ? "" : title
}
