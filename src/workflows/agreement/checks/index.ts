import { Check } from "./check"
import { coveredGoods } from "./covered-goods"
import { hostOrders } from "./host-orders"
import { keptSums } from "./kept-sums"
import { ledger } from "./ledger"
import { ownTables } from "./own-tables"
import { quoteOrders } from "./quote-orders"

/** The parts of a run, in their order: what is quick first. */
export const CHECKS: readonly Check[] = [...ownTables, keptSums, quoteOrders, hostOrders, coveredGoods, ledger]
