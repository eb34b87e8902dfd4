/**
 * Scheduled jobs of the host stand still in tests, which run by themselves those that they are about: a job whose minute comes meanwhile
 * is no part of what a test looks at, and at some hours of the night it would be.
 */
import { InMemoryDistributedTransactionStorage } from "@medusajs/workflow-engine-inmemory/dist/utils"

InMemoryDistributedTransactionStorage.prototype.schedule = () => Promise.resolve()
