/** Lines of an address beside its country, with the key of each label under `settings.company`. */
export const ADDRESS_FIELDS = [
  ["address_1", "address"],
  ["address_2", "address2"],
  ["postal_code", "postalCode"],
  ["city", "city"],
  ["province", "province"],
] as const
