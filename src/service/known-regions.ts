// Regions by the names that providers give them, to tell a slip of the pen from a place. The lists grow: what only has the form of a region may be a new one.

import type { Provider } from '../cost/prices/price.js'

export const knownRegions: Readonly<Record<Provider, readonly string[]>> = {
  aws: [
    'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'us-gov-east-1', 'us-gov-west-1', 'ca-central-1', 'ca-west-1', 'mx-central-1', 'sa-east-1',
    'eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eusc-de-east-1', 'il-central-1', 'me-south-1', 'me-central-1',
    'af-south-1', 'ap-east-1', 'ap-east-2', 'ap-south-1', 'ap-south-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3',
    'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7', 'cn-north-1', 'cn-northwest-1',
  ],
  azure: [
    'eastus', 'eastus2', 'centralus', 'northcentralus', 'southcentralus', 'westcentralus', 'westus', 'westus2', 'westus3', 'canadacentral', 'canadaeast', 'mexicocentral', 'brazilsouth',
    'brazilsoutheast', 'chilecentral', 'northeurope', 'westeurope', 'uksouth', 'ukwest', 'francecentral', 'francesouth', 'germanywestcentral', 'germanynorth', 'switzerlandnorth',
    'switzerlandwest', 'norwayeast', 'norwaywest', 'swedencentral', 'polandcentral', 'italynorth', 'spaincentral', 'austriaeast', 'belgiumcentral', 'denmarkeast', 'israelcentral',
    'uaenorth', 'uaecentral', 'qatarcentral', 'southafricanorth', 'southafricawest', 'centralindia', 'southindia', 'westindia', 'eastasia', 'southeastasia', 'japaneast', 'japanwest',
    'koreacentral', 'koreasouth', 'malaysiawest', 'indonesiacentral', 'australiaeast', 'australiasoutheast', 'australiacentral', 'australiacentral2', 'newzealandnorth',
    'usgovvirginia', 'usgovarizona', 'usgovtexas', 'chinaeast', 'chinaeast2', 'chinaeast3', 'chinanorth', 'chinanorth2', 'chinanorth3',
  ],
  google: [
    'us-central1', 'us-east1', 'us-east4', 'us-east5', 'us-south1', 'us-west1', 'us-west2', 'us-west3', 'us-west4', 'northamerica-northeast1', 'northamerica-northeast2',
    'northamerica-south1', 'southamerica-east1', 'southamerica-west1', 'europe-central2', 'europe-north1', 'europe-north2', 'europe-southwest1', 'europe-west1', 'europe-west2',
    'europe-west3', 'europe-west4', 'europe-west6', 'europe-west8', 'europe-west9', 'europe-west10', 'europe-west12', 'me-central1', 'me-central2', 'me-west1', 'africa-south1',
    'asia-east1', 'asia-east2', 'asia-northeast1', 'asia-northeast2', 'asia-northeast3', 'asia-south1', 'asia-south2', 'asia-southeast1', 'asia-southeast2', 'asia-southeast3',
    'australia-southeast1', 'australia-southeast2',
  ],
}

const direction = '(?:north|south|east|west|central|northeast|northwest|southeast|southwest)'

/** What a name of a region must look like. Azure's are words without any rule. */
export const regionForms: Readonly<Record<Provider, RegExp>> = {
  aws: new RegExp(`^[a-z]{2,4}(?:-[a-z]{2,4})?-${direction}-\\d$`),
  azure: /^[a-z]+\d?$/,
  google: new RegExp(`^[a-z]+-${direction}\\d{1,2}$`),
}
