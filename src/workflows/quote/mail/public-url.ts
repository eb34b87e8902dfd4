import { MedusaContainer } from "@medusajs/framework/types"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"

/** Where buyers reach this server: the option `public_url`, else the address the request came to. */
export function publicUrlOf(container: MedusaContainer, requested?: string): string {
  const { public_url } = container.resolve<AccessModuleService>(ACCESS_MODULE).getOptions()
  return public_url ?? requested ?? "http://localhost:9000"
}
