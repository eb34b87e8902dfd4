export const receivable = {}
