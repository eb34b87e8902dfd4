import { bearer, caller } from "./client.mjs"

const TITLES = ["Nut", "Bolt"]
const ADDRESS = { first_name: "Ann", last_name: "Lee", address_1: "1 Main St", city: "Porto", country_code: "pt" }

/**
 * One who buys two products through the store's API, as a storefront does: cart, lines, address, shipping, payment, order.
 *
 * @returns a function that places one order and answers the milliseconds of completing the cart, and of all of it
 */
export async function openShop(base, token) {
  const admin = caller(base, bearer(token))
  const { region_id, shelf } = await stocked(admin)
  const { api_keys } = await admin("GET", "/admin/api-keys?type=publishable&title=Storefront&limit=1")
  const store = caller(base, { "x-publishable-api-key": api_keys[0].token })
  const timed = async (work) => {
    const began = performance.now()
    return [await work(), performance.now() - began]
  }
  return async () => {
    let complete = 0
    const [, whole] = await timed(async () => {
      const { cart } = await store("POST", "/store/carts", { region_id, email: "ann@buyer.test" })
      const path = `/store/carts/${cart.id}`
      for (const variant_id of shelf) {
        await store("POST", `${path}/line-items`, { variant_id, quantity: 3 })
      }
      await store("POST", path, { shipping_address: ADDRESS, billing_address: ADDRESS })
      const { shipping_options } = await store("GET", `/store/shipping-options?cart_id=${cart.id}`)
      await store("POST", `${path}/shipping-methods`, { option_id: shipping_options[0].id })
      const { payment_collection } = await store("POST", "/store/payment-collections", { cart_id: cart.id })
      await store("POST", `/store/payment-collections/${payment_collection.id}/payment-sessions`, {
        provider_id: "pp_system_default",
      })
      complete = (await timed(() => store("POST", `${path}/complete`, {})))[1]
    })
    return { complete, whole }
  }
}

/** Products that never run out, on the shelf of the channel that the storefront's key opens. */
async function stocked(admin) {
  const { regions } = await admin("GET", "/admin/regions?currency_code=eur&limit=1")
  const { sales_channels } = await admin("GET", "/admin/sales-channels?name=Direct%20sales&limit=1")
  const { shipping_options } = await admin("GET", "/admin/shipping-options?limit=1&fields=shipping_profile_id")
  const suffix = Date.now().toString(36)
  const shelf = []
  for (const title of TITLES) {
    const { product } = await admin("POST", "/admin/products", {
      title: `${title} ${suffix}`,
      status: "published",
      shipping_profile_id: shipping_options[0].shipping_profile_id,
      sales_channels: [{ id: sales_channels[0].id }],
      options: [{ title: "Size", values: ["One"] }],
      variants: [
        {
          title: "One",
          options: { Size: "One" },
          manage_inventory: false,
          prices: [{ amount: 10.01, currency_code: "eur" }],
        },
      ],
    })
    shelf.push(product.variants[0].id)
  }
  return { region_id: regions[0].id, shelf }
}
