import { billing } from "./billing"
import { common, status } from "./common"
import { documents } from "./documents"
import { overview } from "./overview"
import { quote } from "./quote"
import { receivable } from "./receivable"
import { settings } from "./settings"
import { widgets } from "./widgets"

export default { common, status, quote, settings, receivable, documents, overview, widgets, billing }
