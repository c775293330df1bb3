// The smaller AWS services in boto3: Lambda, Secrets Manager, Systems Manager, KMS, Cost Explorer and EC2.

import type { CallModel, Effect } from '../schema.js'
import { answer, asked, billed, client, clientCalls, collection, paginated, type Types } from './boto3.calls.js'

const batch = { batch: 'always' } as const

const lambdaRead: Effect = { kind: 'request', service: 'aws-lambda', noun: 'function', changes: false }
const lambdaChange: Effect = { ...lambdaRead, changes: true }
const invoked = asked({ ...lambdaChange, kind: 'paid', billed: 'invoke' }, {
  returns: 'mypy_boto3_lambda.type_defs.InvocationResponseTypeDef',
})

const lambda: Types = {
  'mypy_boto3_lambda.LambdaClient': client('mypy_boto3_lambda', 'LambdaClient', lambdaChange, {
    ...clientCalls({
      list_functions: 'mypy_boto3_lambda.paginator.ListFunctionsPaginator',
      list_aliases: 'mypy_boto3_lambda.paginator.ListFunctionsPaginator',
      list_versions_by_function: 'mypy_boto3_lambda.paginator.ListFunctionsPaginator',
      list_event_source_mappings: 'mypy_boto3_lambda.paginator.ListFunctionsPaginator',
    }),
    invoke: invoked,
    invoke_async: { ...invoked, returns: 'Row' },
    ...billed(lambdaRead, {
      list: ['list_functions', 'list_versions_by_function', 'list_aliases', 'list_event_source_mappings', 'list_layers', 'list_tags'],
      get: ['get_function', 'get_function_configuration', 'get_policy', 'get_alias'],
    }),
    ...billed(lambdaChange, {
      manage: ['create_function', 'update_function_code', 'update_function_configuration', 'delete_function', 'publish_version',
        'add_permission', 'create_event_source_mapping', 'put_function_concurrency', 'tag_resource'],
    }),
  }),
  ...paginated('mypy_boto3_lambda.paginator.ListFunctionsPaginator', 'Row', { ...lambdaRead, billed: 'list' }),
  'mypy_boto3_lambda.type_defs.InvocationResponseTypeDef': answer({
    Payload: 'botocore.response.StreamingBody', StatusCode: 'number', FunctionError: 'string', LogResult: 'string',
  }),
}

const secretRead: Effect = { kind: 'paid', service: 'aws-secretsmanager', noun: 'secret', changes: false }
const secretChange: Effect = { ...secretRead, changes: true }
const secretPut: Effect = { ...secretChange, billed: 'put' }
const secrets: Types = {
  'mypy_boto3_secretsmanager.SecretsManagerClient': client('mypy_boto3_secretsmanager', 'SecretsManagerClient', secretPut, {
    ...clientCalls({ list_secrets: 'mypy_boto3_secretsmanager.paginator.ListSecretsPaginator' }),
    get_secret_value: asked({ ...secretRead, billed: 'get', rows: 'one' }, {
      returns: 'mypy_boto3_secretsmanager.type_defs.GetSecretValueResponseTypeDef', key: 'SecretId',
    }),
    batch_get_secret_value: asked({ ...secretRead, billed: 'get' }, batch),
    ...billed(secretRead, { get: ['describe_secret', 'get_random_password'], list: ['list_secrets', 'list_secret_version_ids'] }),
    ...billed(secretChange, { put: ['create_secret', 'put_secret_value', 'update_secret', 'delete_secret', 'rotate_secret'] }),
  }),
  ...paginated('mypy_boto3_secretsmanager.paginator.ListSecretsPaginator', 'Row', { ...secretRead, billed: 'list' }),
  'mypy_boto3_secretsmanager.type_defs.GetSecretValueResponseTypeDef': answer({
    SecretString: 'string', SecretBinary: 'bytes', ARN: 'string', Name: 'string', VersionId: 'string',
  }),
}

const parameterRead: Effect = { kind: 'paid', service: 'aws-ssm', noun: 'parameter', changes: false }
const parameterChange: Effect = { ...parameterRead, changes: true }
const parameters = 'mypy_boto3_ssm.type_defs.GetParametersResultTypeDef'
const ssm: Types = {
  'mypy_boto3_ssm.SSMClient': client('mypy_boto3_ssm', 'SSMClient', { ...parameterChange, kind: 'request' }, {
    ...clientCalls({
      get_parameters_by_path: 'mypy_boto3_ssm.paginator.GetParametersByPathPaginator',
      describe_parameters: 'mypy_boto3_ssm.paginator.GetParametersByPathPaginator',
    }),
    get_parameter: asked({ ...parameterRead, billed: 'get', rows: 'one' }, { key: 'Name' }),
    get_parameters: asked({ ...parameterRead, billed: 'get', rows: 'many' }, { returns: parameters, ...batch }),
    get_parameters_by_path: asked({ ...parameterRead, billed: 'get', rows: 'many' }, { returns: parameters }),
    delete_parameters: asked({ ...parameterChange, billed: 'put' }, batch),
    ...billed(parameterRead, { get: ['describe_parameters', 'get_parameter_history'] }),
    ...billed(parameterChange, { put: ['put_parameter', 'delete_parameter'] }),
    ...billed({ ...parameterRead, kind: 'request', noun: 'command' }, {
      list: ['list_commands', 'list_command_invocations'], get: ['get_command_invocation', 'describe_instance_information'],
    }),
    ...billed({ ...parameterChange, kind: 'request', noun: 'command' }, { send: ['send_command', 'start_automation_execution'] }),
  }),
  ...paginated('mypy_boto3_ssm.paginator.GetParametersByPathPaginator', parameters, { ...parameterRead, billed: 'get' }),
  [parameters]: answer({ Parameters: 'list<Row>', InvalidParameters: 'list<string>', NextToken: 'string' }),
}

const keyUse: Effect = { kind: 'paid', service: 'aws-kms', noun: 'key', changes: false }
const keyChange: Effect = { ...keyUse, changes: true }
const kms: Types = {
  'mypy_boto3_kms.KMSClient': client('mypy_boto3_kms', 'KMSClient', { ...keyChange, billed: 'manage' }, {
    ...clientCalls({ list_keys: 'mypy_boto3_kms.paginator.ListKeysPaginator', list_aliases: 'mypy_boto3_kms.paginator.ListKeysPaginator' }),
    decrypt: asked({ ...keyUse, billed: 'decrypt' }, { returns: 'mypy_boto3_kms.type_defs.CryptResponseTypeDef' }),
    encrypt: asked({ ...keyUse, billed: 'encrypt' }, { returns: 'mypy_boto3_kms.type_defs.CryptResponseTypeDef' }),
    generate_data_key: asked({ ...keyUse, billed: 'generate' }, { returns: 'mypy_boto3_kms.type_defs.CryptResponseTypeDef' }),
    ...billed(keyUse, {
      encrypt: ['re_encrypt'], generate: ['generate_data_key_without_plaintext', 'generate_random', 'generate_mac'],
      sign: ['sign', 'verify', 'verify_mac'], get: ['describe_key', 'get_public_key', 'get_key_policy'],
      list: ['list_keys', 'list_aliases'],
    }),
    ...billed(keyChange, { manage: ['create_key', 'create_alias', 'schedule_key_deletion', 'enable_key_rotation', 'put_key_policy'] }),
  }),
  ...paginated('mypy_boto3_kms.paginator.ListKeysPaginator', 'Row', { ...keyUse, billed: 'list' }),
  'mypy_boto3_kms.type_defs.CryptResponseTypeDef': answer({ Plaintext: 'bytes', CiphertextBlob: 'bytes', KeyId: 'string' }),
}

const costs: Effect = { kind: 'paid', service: 'aws-cost-explorer', noun: 'report', changes: false }
const costExplorer: Types = {
  'mypy_boto3_ce.CostExplorerClient': client('mypy_boto3_ce', 'CostExplorerClient', { ...costs, changes: true, billed: 'get' }, {
    ...clientCalls({ get_anomalies: 'mypy_boto3_ce.paginator.GetAnomaliesPaginator' }),
    get_cost_and_usage: asked({ ...costs, billed: 'get' }, { returns: 'mypy_boto3_ce.type_defs.GetCostAndUsageResponseTypeDef' }),
    ...billed(costs, {
      get: [
        'get_cost_and_usage_with_resources', 'get_cost_forecast', 'get_usage_forecast', 'get_dimension_values', 'get_tags', 'get_anomalies',
        'get_reservation_coverage', 'get_reservation_utilization', 'get_savings_plans_coverage', 'get_savings_plans_utilization',
        'get_rightsizing_recommendation', 'get_cost_categories', 'list_cost_allocation_tags',
      ],
    }),
  }),
  ...paginated('mypy_boto3_ce.paginator.GetAnomaliesPaginator', 'Row', { ...costs, billed: 'get' }),
  'mypy_boto3_ce.type_defs.GetCostAndUsageResponseTypeDef': answer({
    ResultsByTime: 'list<Row>', GroupDefinitions: 'list<Row>', NextPageToken: 'string',
  }),
}

// EC2's own calls are free; what they ask about is not.
const machine: Effect = { kind: 'request', service: 'aws-ec2', noun: 'instance', changes: false }
const machineListed: Effect = { ...machine, billed: 'describe' }
const machineChange: Effect = { ...machine, changes: true }
const eachChanged = asked(machineChange, { returns: 'list<Row>' })
const described = [
  'describe_instances', 'describe_instance_status', 'describe_instance_types', 'describe_volumes', 'describe_snapshots', 'describe_images',
  'describe_security_groups', 'describe_vpcs', 'describe_subnets', 'describe_addresses', 'describe_regions', 'describe_tags',
  'describe_network_interfaces', 'describe_nat_gateways', 'describe_route_tables', 'describe_key_pairs', 'describe_availability_zones',
] as const
const instanceCalls: Readonly<Record<string, CallModel>> = Object.fromEntries([
  'start', 'stop', 'terminate', 'reboot', 'create_tags', 'load', 'reload', 'wait_until_running', 'wait_until_stopped',
  'wait_until_terminated',
].map((name) => [name, asked(machineChange)]))

const ec2: Types = {
  'mypy_boto3_ec2.EC2Client': client('mypy_boto3_ec2', 'EC2Client', machineChange, {
    ...clientCalls(Object.fromEntries(described.map((name) => [name, 'mypy_boto3_ec2.paginator.DescribePaginator']))),
    ...billed({ ...machine, rows: 'many' }, { describe: described }),
    ...billed(machineChange, {
      manage: [
        'run_instances', 'start_instances', 'stop_instances', 'terminate_instances', 'reboot_instances', 'create_tags', 'create_snapshot',
        'delete_snapshot', 'delete_volume', 'release_address', 'modify_instance_attribute', 'authorize_security_group_ingress',
      ],
    }),
  }),
  ...paginated('mypy_boto3_ec2.paginator.DescribePaginator', 'Row', { ...machine, billed: 'describe' }),
  'mypy_boto3_ec2.service_resource.EC2ServiceResource': {
    aliases: ['mypy_boto3_ec2.EC2ServiceResource'],
    sharing: 'shared',
    threads: 'own',
    attributes: { instances: 'mypy_boto3_ec2.service_resource.InstancesCollection' },
    calls: {
      Instance: { returns: 'mypy_boto3_ec2.service_resource.Instance', pure: true },
      create_instances: asked(machineChange, { returns: 'list<mypy_boto3_ec2.service_resource.Instance>' }),
    },
  },
  'mypy_boto3_ec2.service_resource.InstancesCollection': collection('mypy_boto3_ec2.service_resource.Instance', machineListed, {
    start: eachChanged, stop: eachChanged, terminate: eachChanged,
  }),
  'mypy_boto3_ec2.service_resource.Instance': {
    sharing: 'shared',
    threads: 'own',
    attributes: {
      id: 'string', instance_id: 'string', instance_type: 'string', state: 'Row', tags: 'list<Row>', launch_time: 'datetime.datetime',
    },
    calls: instanceCalls,
  },
}

export const services: Types = { ...lambda, ...secrets, ...ssm, ...kms, ...costExplorer, ...ec2 }
