// What `pricing.unitCosts` may set: the unit costs of all work, and how long a call of each service takes.

import { serviceCalls, serviceSeconds } from './services.js'
import { unitCosts } from './unit-costs.js'

export const unitCostNames: readonly string[] = [
  ...Object.keys(unitCosts),
  ...[...new Set([...Object.keys(serviceCalls), ...Object.keys(serviceSeconds)])].map((service) => `${service} seconds`),
]
