import { billing } from "./billing"
import { closing } from "./closing"
import { common, status } from "./common"
import { companies } from "./companies"
import { credit } from "./credit"
import { documents } from "./documents"
import { overview } from "./overview"
import { quote } from "./quote"
import { receivable } from "./receivable"
import { settings } from "./settings"
import { tax } from "./tax"
import { terms } from "./terms"
import { widgets } from "./widgets"

export default {
  billing,
  closing,
  common,
  companies,
  credit,
  documents,
  overview,
  quote,
  receivable,
  settings,
  status,
  tax,
  terms,
  widgets,
}
