import { AbstractNotificationProviderService } from "@medusajs/framework/utils"
export class SmtpNotificationService extends AbstractNotificationProviderService { static identifier = "crm-smtp" }
