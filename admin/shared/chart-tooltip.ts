/** How the box that a chart shows beside the pointer looks, in light and dark. */
export const TOOLTIP = {
  cursor: { fill: "var(--bg-base-hover)" },
  contentStyle: {
    background: "var(--bg-component)",
    border: "1px solid var(--border-base)",
    borderRadius: 8,
    fontSize: 12,
  },
}
