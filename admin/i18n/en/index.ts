import { billing } from "./billing"
import { common, status } from "./common"
import { credit } from "./credit"
import { documents } from "./documents"
import { overview } from "./overview"
import { quote } from "./quote"
import { receivable } from "./receivable"
import { settings } from "./settings"
import { terms } from "./terms"
import { widgets } from "./widgets"

export default { billing, common, status, credit, documents, overview, quote, receivable, settings, terms, widgets }
