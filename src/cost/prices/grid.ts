// Grams of CO2e for a kWh from the grid of each region: average, location-based, of older years (EPA, EEA, carbonfootprint.com).
// From Cloud Carbon Footprint. Its Azure rows for Finland and Germany West Central lack a decimal point and are left out.

import { publisher } from './evidence.js'
import type { Evidence, Provider } from './price.js'

export const gridEvidence: Evidence = publisher('Cloud Carbon Footprint, ccf-coefficients', '2026-04-24')

/** By the provider's own name of the region. */
export const gridGramsPerKwh: Readonly<Record<Provider, Readonly<Record<string, number>>>> = {
  aws: {
    'us-east-1': 415.755,
    'us-east-2': 440.187,
    'us-west-1': 350.861,
    'us-west-2': 350.861,
    'ca-central-1': 130,
    'eu-west-1': 316,
    'eu-west-2': 228,
    'eu-west-3': 52,
    'eu-central-1': 338,
    'eu-north-1': 8,
    'eu-south-1': 233,
    'ap-south-1': 708,
    'ap-southeast-1': 408.5,
    'ap-southeast-2': 790,
    'ap-northeast-1': 506,
    'ap-northeast-2': 500,
    'ap-northeast-3': 506,
    'ap-east-1': 810,
    'sa-east-1': 74,
    'af-south-1': 928,
    'me-south-1': 732,
    'cn-north-1': 555,
    'cn-northwest-1': 555,
  },
  azure: {
    eastus: 415.755,
    eastus2: 415.755,
    centralus: 472.23,
    northcentralus: 440.187,
    southcentralus: 396.293,
    westcentralus: 350.861,
    westus: 350.861,
    westus2: 350.861,
    westus3: 350.861,
    northeurope: 316,
    westeurope: 390,
    uksouth: 228,
    ukwest: 228,
    francecentral: 67,
    centralindia: 708,
    southindia: 708,
    westindia: 708,
    eastasia: 810,
    southeastasia: 408.5,
  },
  google: {
    'us-central1': 479,
    'us-east1': 500,
    'us-east4': 383,
    'us-west1': 117,
    'europe-west1': 196,
    'europe-west4': 474,
    'europe-north1': 181,
    'asia-northeast1': 524,
  },
}
