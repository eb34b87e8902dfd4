import { ModuleProvider, Modules } from "@medusajs/framework/utils"

import { BankProvider } from "./provider"

export default ModuleProvider(Modules.PAYMENT, { services: [BankProvider as never] })
