/** Which buyers are asked by themselves to confirm the address: none, those whose order was made from a quote, or all. */
export const ADDRESS_MAILS = ["off", "quoted", "all"] as const
