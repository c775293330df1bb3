// Every operation of the AWS SDK, version 3, that its model speaks of: as a command that is sent, and as a method of the aggregated client.

import { BedrockRuntime, BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand, InvokeModelCommand, InvokeModelWithResponseStreamCommand } from '@aws-sdk/client-bedrock-runtime'
import { EventBridge, EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import {
  S3, S3Client, AbortMultipartUploadCommand, CompleteMultipartUploadCommand, CopyObjectCommand, CreateBucketCommand,
  CreateMultipartUploadCommand, DeleteBucketCommand, DeleteObjectCommand, DeleteObjectTaggingCommand,
  DeleteObjectsCommand, GetBucketAclCommand, GetBucketCorsCommand, GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand, GetBucketLocationCommand, GetBucketLoggingCommand, GetBucketPolicyCommand,
  GetBucketTaggingCommand, GetBucketVersioningCommand, GetObjectAclCommand, GetObjectAttributesCommand,
  GetObjectCommand, GetObjectTaggingCommand, GetPublicAccessBlockCommand, HeadBucketCommand, HeadObjectCommand,
  ListBucketsCommand, ListMultipartUploadsCommand, ListObjectVersionsCommand, ListObjectsCommand, ListObjectsV2Command,
  ListPartsCommand, PutBucketPolicyCommand, PutBucketTaggingCommand, PutObjectAclCommand, PutObjectCommand,
  PutObjectTaggingCommand, RestoreObjectCommand, SelectObjectContentCommand, UploadPartCommand, UploadPartCopyCommand,
  paginateListBuckets, paginateListObjectsV2, paginateListParts,
} from '@aws-sdk/client-s3'
import {
  DynamoDB, DynamoDBClient, BatchExecuteStatementCommand, BatchGetItemCommand, BatchWriteItemCommand,
  CreateBackupCommand, CreateTableCommand, DeleteItemCommand, DeleteTableCommand, DescribeContinuousBackupsCommand,
  DescribeTableCommand, DescribeTimeToLiveCommand, ExecuteStatementCommand, ExecuteTransactionCommand, GetItemCommand,
  ListBackupsCommand, ListTablesCommand, PutItemCommand, QueryCommand, ScanCommand, TransactGetItemsCommand,
  TransactWriteItemsCommand, UpdateItemCommand, UpdateTableCommand, UpdateTimeToLiveCommand, paginateListTables,
  paginateQuery, paginateScan,
} from '@aws-sdk/client-dynamodb'
import {
  SQS, SQSClient, ChangeMessageVisibilityBatchCommand, ChangeMessageVisibilityCommand, CreateQueueCommand,
  DeleteMessageBatchCommand, DeleteMessageCommand, DeleteQueueCommand, GetQueueAttributesCommand, GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand, ListQueueTagsCommand, ListQueuesCommand, PurgeQueueCommand, ReceiveMessageCommand,
  SendMessageBatchCommand, SendMessageCommand, SetQueueAttributesCommand, paginateListDeadLetterSourceQueues,
  paginateListQueues,
} from '@aws-sdk/client-sqs'
import {
  SNS, SNSClient, ConfirmSubscriptionCommand, CreatePlatformEndpointCommand, CreateTopicCommand, DeleteEndpointCommand,
  DeleteTopicCommand, GetEndpointAttributesCommand, GetSubscriptionAttributesCommand, GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand, ListSubscriptionsCommand, ListTopicsCommand, PublishBatchCommand, PublishCommand,
  SetTopicAttributesCommand, SubscribeCommand, UnsubscribeCommand, paginateListSubscriptions,
  paginateListSubscriptionsByTopic, paginateListTopics,
} from '@aws-sdk/client-sns'
import {
  Lambda, LambdaClient, AddPermissionCommand, CreateEventSourceMappingCommand, CreateFunctionCommand,
  DeleteFunctionCommand, GetFunctionCommand, GetFunctionConfigurationCommand, GetPolicyCommand, InvokeAsyncCommand,
  InvokeCommand, ListAliasesCommand, ListEventSourceMappingsCommand, ListFunctionsCommand,
  ListVersionsByFunctionCommand, PublishVersionCommand, UpdateFunctionCodeCommand, UpdateFunctionConfigurationCommand,
  paginateListAliases, paginateListEventSourceMappings, paginateListFunctions, paginateListVersionsByFunction,
} from '@aws-sdk/client-lambda'
import {
  SecretsManager, SecretsManagerClient, BatchGetSecretValueCommand, CreateSecretCommand, DeleteSecretCommand,
  DescribeSecretCommand, GetRandomPasswordCommand, GetSecretValueCommand, ListSecretVersionIdsCommand,
  ListSecretsCommand, PutSecretValueCommand, RotateSecretCommand, UpdateSecretCommand, paginateBatchGetSecretValue,
  paginateListSecretVersionIds, paginateListSecrets,
} from '@aws-sdk/client-secrets-manager'
import {
  SSM, SSMClient, DeleteParameterCommand, DeleteParametersCommand, DescribeInstanceInformationCommand,
  DescribeParametersCommand, GetCommandInvocationCommand, GetParameterCommand, GetParameterHistoryCommand,
  GetParametersByPathCommand, GetParametersCommand, ListCommandInvocationsCommand, ListCommandsCommand,
  PutParameterCommand, SendCommandCommand, StartAutomationExecutionCommand, paginateDescribeInstanceInformation,
  paginateDescribeParameters, paginateGetParameterHistory, paginateGetParametersByPath, paginateListCommandInvocations,
  paginateListCommands,
} from '@aws-sdk/client-ssm'
import {
  KMS, KMSClient, CreateAliasCommand, CreateKeyCommand, DecryptCommand, DescribeKeyCommand, EnableKeyRotationCommand,
  EncryptCommand, GenerateDataKeyCommand, GenerateDataKeyWithoutPlaintextCommand, GenerateMacCommand,
  GenerateRandomCommand, GetKeyPolicyCommand, GetPublicKeyCommand, ListAliasesCommand as ListKeyAliasesCommand, ListKeysCommand,
  PutKeyPolicyCommand, ReEncryptCommand, ScheduleKeyDeletionCommand, SignCommand, VerifyCommand, VerifyMacCommand,
  paginateListAliases as paginateKeyAliases, paginateListKeys,
} from '@aws-sdk/client-kms'
import {
  CostExplorer, CostExplorerClient, GetAnomaliesCommand, GetCostAndUsageCommand, GetCostAndUsageWithResourcesCommand,
  GetCostCategoriesCommand, GetCostForecastCommand, GetDimensionValuesCommand, GetReservationCoverageCommand,
  GetReservationUtilizationCommand, GetRightsizingRecommendationCommand, GetSavingsPlansCoverageCommand,
  GetSavingsPlansUtilizationCommand, GetTagsCommand, GetUsageForecastCommand, ListCostAllocationTagsCommand,
  paginateGetAnomalies, paginateGetSavingsPlansCoverage, paginateListCostAllocationTags,
} from '@aws-sdk/client-cost-explorer'

export async function s3Commands(input: any): Promise<void> {
  const client = new S3Client({ region: 'eu-west-1' })
  await client.send(new HeadObjectCommand(input)) //: paid
  await client.send(new HeadBucketCommand(input)) //: paid
  await client.send(new GetObjectAclCommand(input)) //: paid
  await client.send(new GetObjectTaggingCommand(input)) //: paid
  await client.send(new GetObjectAttributesCommand(input)) //: paid
  await client.send(new GetBucketAclCommand(input)) //: paid
  await client.send(new GetBucketCorsCommand(input)) //: paid
  await client.send(new GetBucketEncryptionCommand(input)) //: paid
  await client.send(new GetBucketLifecycleConfigurationCommand(input)) //: paid
  await client.send(new GetBucketLocationCommand(input)) //: paid
  await client.send(new GetBucketLoggingCommand(input)) //: paid
  await client.send(new GetBucketPolicyCommand(input)) //: paid
  await client.send(new GetBucketTaggingCommand(input)) //: paid
  await client.send(new GetBucketVersioningCommand(input)) //: paid
  await client.send(new GetPublicAccessBlockCommand(input)) //: paid
  await client.send(new ListMultipartUploadsCommand(input)) //: paid
  await client.send(new SelectObjectContentCommand(input)) //: paid
  await client.send(new PutObjectCommand(input)) //: paid
  await client.send(new CopyObjectCommand(input)) //: paid
  await client.send(new CreateMultipartUploadCommand(input)) //: paid
  await client.send(new UploadPartCommand(input)) //: paid
  await client.send(new UploadPartCopyCommand(input)) //: paid
  await client.send(new CompleteMultipartUploadCommand(input)) //: paid
  await client.send(new PutObjectAclCommand(input)) //: paid
  await client.send(new PutObjectTaggingCommand(input)) //: paid
  await client.send(new RestoreObjectCommand(input)) //: paid
  await client.send(new CreateBucketCommand(input)) //: paid
  await client.send(new PutBucketPolicyCommand(input)) //: paid
  await client.send(new PutBucketTaggingCommand(input)) //: paid
  await client.send(new DeleteObjectCommand(input)) //: paid
  await client.send(new DeleteObjectTaggingCommand(input)) //: paid
  await client.send(new DeleteBucketCommand(input)) //: paid
  await client.send(new AbortMultipartUploadCommand(input)) //: paid
  await client.send(new GetObjectCommand(input)) //: paid
  await client.send(new DeleteObjectsCommand(input)) //: paid
  await client.send(new ListObjectsCommand(input)) //: paid
  await client.send(new ListObjectsV2Command(input)) //: paid
  await client.send(new ListObjectVersionsCommand(input)) //: paid
  await client.send(new ListBucketsCommand(input)) //: paid
  await client.send(new ListPartsCommand(input)) //: paid
  client.destroy()
}

export async function s3Methods(client: S3, input: any): Promise<void> {
  await client.headObject(input) //: paid
  await client.headBucket(input) //: paid
  await client.getObjectAcl(input) //: paid
  await client.getObjectTagging(input) //: paid
  await client.getObjectAttributes(input) //: paid
  await client.getBucketAcl(input) //: paid
  await client.getBucketCors(input) //: paid
  await client.getBucketEncryption(input) //: paid
  await client.getBucketLifecycleConfiguration(input) //: paid
  await client.getBucketLocation(input) //: paid
  await client.getBucketLogging(input) //: paid
  await client.getBucketPolicy(input) //: paid
  await client.getBucketTagging(input) //: paid
  await client.getBucketVersioning(input) //: paid
  await client.getPublicAccessBlock(input) //: paid
  await client.listMultipartUploads(input) //: paid
  await client.selectObjectContent(input) //: paid
  await client.putObject(input) //: paid
  await client.copyObject(input) //: paid
  await client.createMultipartUpload(input) //: paid
  await client.uploadPart(input) //: paid
  await client.uploadPartCopy(input) //: paid
  await client.completeMultipartUpload(input) //: paid
  await client.putObjectAcl(input) //: paid
  await client.putObjectTagging(input) //: paid
  await client.restoreObject(input) //: paid
  await client.createBucket(input) //: paid
  await client.putBucketPolicy(input) //: paid
  await client.putBucketTagging(input) //: paid
  await client.deleteObject(input) //: paid
  await client.deleteObjectTagging(input) //: paid
  await client.deleteBucket(input) //: paid
  await client.abortMultipartUpload(input) //: paid
  await client.getObject(input) //: paid
  await client.deleteObjects(input) //: paid
  await client.listObjects(input) //: paid
  await client.listObjectsV2(input) //: paid
  await client.listObjectVersions(input) //: paid
  await client.listBuckets(input) //: paid
  await client.listParts(input) //: paid
  for await (const page of paginateListObjectsV2({ client }, input)) use(page) //: paid
  for await (const page of paginateListBuckets({ client }, input)) use(page) //: paid
  for await (const page of paginateListParts({ client }, input)) use(page) //: paid
}

export async function dynamoCommands(input: any): Promise<void> {
  const client = new DynamoDBClient({ region: 'eu-west-1' })
  await client.send(new GetItemCommand(input)) //: query
  await client.send(new PutItemCommand(input)) //: write
  await client.send(new UpdateItemCommand(input)) //: write
  await client.send(new DeleteItemCommand(input)) //: write
  await client.send(new QueryCommand(input)) //: query
  await client.send(new ScanCommand(input)) //: query
  await client.send(new BatchGetItemCommand(input)) //: query
  await client.send(new BatchWriteItemCommand(input)) //: write
  await client.send(new TransactGetItemsCommand(input)) //: query
  await client.send(new TransactWriteItemsCommand(input)) //: write
  await client.send(new ExecuteStatementCommand(input)) //: request
  await client.send(new BatchExecuteStatementCommand(input)) //: request
  await client.send(new ExecuteTransactionCommand(input)) //: write
  await client.send(new ListTablesCommand(input)) //: request
  await client.send(new ListBackupsCommand(input)) //: request
  await client.send(new DescribeTableCommand(input)) //: request
  await client.send(new DescribeTimeToLiveCommand(input)) //: request
  await client.send(new DescribeContinuousBackupsCommand(input)) //: request
  await client.send(new CreateTableCommand(input)) //: request
  await client.send(new UpdateTableCommand(input)) //: request
  await client.send(new DeleteTableCommand(input)) //: request
  await client.send(new UpdateTimeToLiveCommand(input)) //: request
  await client.send(new CreateBackupCommand(input)) //: request
  client.destroy()
}

export async function dynamoMethods(client: DynamoDB, input: any): Promise<void> {
  await client.getItem(input) //: query
  await client.putItem(input) //: write
  await client.updateItem(input) //: write
  await client.deleteItem(input) //: write
  await client.query(input) //: query
  await client.scan(input) //: query
  await client.batchGetItem(input) //: query
  await client.batchWriteItem(input) //: write
  await client.transactGetItems(input) //: query
  await client.transactWriteItems(input) //: write
  await client.executeStatement(input) //: request
  await client.batchExecuteStatement(input) //: request
  await client.executeTransaction(input) //: write
  await client.listTables(input) //: request
  await client.listBackups(input) //: request
  await client.describeTable(input) //: request
  await client.describeTimeToLive(input) //: request
  await client.describeContinuousBackups(input) //: request
  await client.createTable(input) //: request
  await client.updateTable(input) //: request
  await client.deleteTable(input) //: request
  await client.updateTimeToLive(input) //: request
  await client.createBackup(input) //: request
  for await (const page of paginateQuery({ client }, input)) use(page) //: query
  for await (const page of paginateScan({ client }, input)) use(page) //: query
  for await (const page of paginateListTables({ client }, input)) use(page) //: request
}

export async function sqsCommands(input: any): Promise<void> {
  const client = new SQSClient({ region: 'eu-west-1' })
  await client.send(new SendMessageCommand(input)) //: paid
  await client.send(new DeleteMessageCommand(input)) //: paid
  await client.send(new ChangeMessageVisibilityCommand(input)) //: paid
  await client.send(new GetQueueUrlCommand(input)) //: paid
  await client.send(new GetQueueAttributesCommand(input)) //: paid
  await client.send(new ListQueuesCommand(input)) //: paid
  await client.send(new ListQueueTagsCommand(input)) //: paid
  await client.send(new ListDeadLetterSourceQueuesCommand(input)) //: paid
  await client.send(new CreateQueueCommand(input)) //: paid
  await client.send(new DeleteQueueCommand(input)) //: paid
  await client.send(new PurgeQueueCommand(input)) //: paid
  await client.send(new SetQueueAttributesCommand(input)) //: paid
  await client.send(new SendMessageBatchCommand(input)) //: paid
  await client.send(new DeleteMessageBatchCommand(input)) //: paid
  await client.send(new ChangeMessageVisibilityBatchCommand(input)) //: paid
  await client.send(new ReceiveMessageCommand(input)) //: paid
  client.destroy()
}

export async function sqsMethods(client: SQS, input: any): Promise<void> {
  await client.sendMessage(input) //: paid
  await client.deleteMessage(input) //: paid
  await client.changeMessageVisibility(input) //: paid
  await client.getQueueUrl(input) //: paid
  await client.getQueueAttributes(input) //: paid
  await client.listQueues(input) //: paid
  await client.listQueueTags(input) //: paid
  await client.listDeadLetterSourceQueues(input) //: paid
  await client.createQueue(input) //: paid
  await client.deleteQueue(input) //: paid
  await client.purgeQueue(input) //: paid
  await client.setQueueAttributes(input) //: paid
  await client.sendMessageBatch(input) //: paid
  await client.deleteMessageBatch(input) //: paid
  await client.changeMessageVisibilityBatch(input) //: paid
  await client.receiveMessage(input) //: paid
  for await (const page of paginateListQueues({ client }, input)) use(page) //: paid
  for await (const page of paginateListDeadLetterSourceQueues({ client }, input)) use(page) //: paid
}

export async function snsCommands(input: any): Promise<void> {
  const client = new SNSClient({ region: 'eu-west-1' })
  await client.send(new PublishCommand(input)) //: paid
  await client.send(new PublishBatchCommand(input)) //: paid
  await client.send(new ListTopicsCommand(input)) //: paid
  await client.send(new ListSubscriptionsCommand(input)) //: paid
  await client.send(new ListSubscriptionsByTopicCommand(input)) //: paid
  await client.send(new GetTopicAttributesCommand(input)) //: paid
  await client.send(new GetSubscriptionAttributesCommand(input)) //: paid
  await client.send(new GetEndpointAttributesCommand(input)) //: paid
  await client.send(new CreateTopicCommand(input)) //: paid
  await client.send(new DeleteTopicCommand(input)) //: paid
  await client.send(new SubscribeCommand(input)) //: paid
  await client.send(new UnsubscribeCommand(input)) //: paid
  await client.send(new ConfirmSubscriptionCommand(input)) //: paid
  await client.send(new CreatePlatformEndpointCommand(input)) //: paid
  await client.send(new DeleteEndpointCommand(input)) //: paid
  await client.send(new SetTopicAttributesCommand(input)) //: paid
  client.destroy()
}

export async function snsMethods(client: SNS, input: any): Promise<void> {
  await client.publish(input) //: paid
  await client.publishBatch(input) //: paid
  await client.listTopics(input) //: paid
  await client.listSubscriptions(input) //: paid
  await client.listSubscriptionsByTopic(input) //: paid
  await client.getTopicAttributes(input) //: paid
  await client.getSubscriptionAttributes(input) //: paid
  await client.getEndpointAttributes(input) //: paid
  await client.createTopic(input) //: paid
  await client.deleteTopic(input) //: paid
  await client.subscribe(input) //: paid
  await client.unsubscribe(input) //: paid
  await client.confirmSubscription(input) //: paid
  await client.createPlatformEndpoint(input) //: paid
  await client.deleteEndpoint(input) //: paid
  await client.setTopicAttributes(input) //: paid
  for await (const page of paginateListTopics({ client }, input)) use(page) //: paid
  for await (const page of paginateListSubscriptions({ client }, input)) use(page) //: paid
  for await (const page of paginateListSubscriptionsByTopic({ client }, input)) use(page) //: paid
}

export async function lambdaCommands(input: any): Promise<void> {
  const client = new LambdaClient({ region: 'eu-west-1' })
  await client.send(new InvokeCommand(input)) //: paid
  await client.send(new InvokeAsyncCommand(input)) //: paid
  await client.send(new ListFunctionsCommand(input)) //: request
  await client.send(new ListVersionsByFunctionCommand(input)) //: request
  await client.send(new ListAliasesCommand(input)) //: request
  await client.send(new ListEventSourceMappingsCommand(input)) //: request
  await client.send(new GetFunctionCommand(input)) //: request
  await client.send(new GetFunctionConfigurationCommand(input)) //: request
  await client.send(new GetPolicyCommand(input)) //: request
  await client.send(new CreateFunctionCommand(input)) //: request
  await client.send(new UpdateFunctionCodeCommand(input)) //: request
  await client.send(new UpdateFunctionConfigurationCommand(input)) //: request
  await client.send(new DeleteFunctionCommand(input)) //: request
  await client.send(new PublishVersionCommand(input)) //: request
  await client.send(new AddPermissionCommand(input)) //: request
  await client.send(new CreateEventSourceMappingCommand(input)) //: request
  client.destroy()
}

export async function lambdaMethods(client: Lambda, input: any): Promise<void> {
  await client.invoke(input) //: paid
  await client.invokeAsync(input) //: paid
  await client.listFunctions(input) //: request
  await client.listVersionsByFunction(input) //: request
  await client.listAliases(input) //: request
  await client.listEventSourceMappings(input) //: request
  await client.getFunction(input) //: request
  await client.getFunctionConfiguration(input) //: request
  await client.getPolicy(input) //: request
  await client.createFunction(input) //: request
  await client.updateFunctionCode(input) //: request
  await client.updateFunctionConfiguration(input) //: request
  await client.deleteFunction(input) //: request
  await client.publishVersion(input) //: request
  await client.addPermission(input) //: request
  await client.createEventSourceMapping(input) //: request
  for await (const page of paginateListFunctions({ client }, input)) use(page) //: request
  for await (const page of paginateListVersionsByFunction({ client }, input)) use(page) //: request
  for await (const page of paginateListAliases({ client }, input)) use(page) //: request
  for await (const page of paginateListEventSourceMappings({ client }, input)) use(page) //: request
}

export async function secretsManagerCommands(input: any): Promise<void> {
  const client = new SecretsManagerClient({ region: 'eu-west-1' })
  await client.send(new GetSecretValueCommand(input)) //: paid
  await client.send(new BatchGetSecretValueCommand(input)) //: paid
  await client.send(new DescribeSecretCommand(input)) //: paid
  await client.send(new GetRandomPasswordCommand(input)) //: paid
  await client.send(new ListSecretsCommand(input)) //: paid
  await client.send(new ListSecretVersionIdsCommand(input)) //: paid
  await client.send(new CreateSecretCommand(input)) //: paid
  await client.send(new PutSecretValueCommand(input)) //: paid
  await client.send(new UpdateSecretCommand(input)) //: paid
  await client.send(new DeleteSecretCommand(input)) //: paid
  await client.send(new RotateSecretCommand(input)) //: paid
  client.destroy()
}

export async function secretsManagerMethods(client: SecretsManager, input: any): Promise<void> {
  await client.getSecretValue(input) //: paid
  await client.batchGetSecretValue(input) //: paid
  await client.describeSecret(input) //: paid
  await client.getRandomPassword(input) //: paid
  await client.listSecrets(input) //: paid
  await client.listSecretVersionIds(input) //: paid
  await client.createSecret(input) //: paid
  await client.putSecretValue(input) //: paid
  await client.updateSecret(input) //: paid
  await client.deleteSecret(input) //: paid
  await client.rotateSecret(input) //: paid
  for await (const page of paginateBatchGetSecretValue({ client }, input)) use(page) //: paid
  for await (const page of paginateListSecrets({ client }, input)) use(page) //: paid
  for await (const page of paginateListSecretVersionIds({ client }, input)) use(page) //: paid
}

export async function ssmCommands(input: any): Promise<void> {
  const client = new SSMClient({ region: 'eu-west-1' })
  await client.send(new GetParameterCommand(input)) //: paid
  await client.send(new GetParametersCommand(input)) //: paid
  await client.send(new GetParametersByPathCommand(input)) //: paid
  await client.send(new DeleteParametersCommand(input)) //: paid
  await client.send(new DescribeParametersCommand(input)) //: paid
  await client.send(new GetParameterHistoryCommand(input)) //: paid
  await client.send(new PutParameterCommand(input)) //: paid
  await client.send(new DeleteParameterCommand(input)) //: paid
  await client.send(new ListCommandsCommand(input)) //: request
  await client.send(new ListCommandInvocationsCommand(input)) //: request
  await client.send(new GetCommandInvocationCommand(input)) //: request
  await client.send(new DescribeInstanceInformationCommand(input)) //: request
  await client.send(new SendCommandCommand(input)) //: request
  await client.send(new StartAutomationExecutionCommand(input)) //: request
  client.destroy()
}

export async function ssmMethods(client: SSM, input: any): Promise<void> {
  await client.getParameter(input) //: paid
  await client.getParameters(input) //: paid
  await client.getParametersByPath(input) //: paid
  await client.deleteParameters(input) //: paid
  await client.describeParameters(input) //: paid
  await client.getParameterHistory(input) //: paid
  await client.putParameter(input) //: paid
  await client.deleteParameter(input) //: paid
  await client.listCommands(input) //: request
  await client.listCommandInvocations(input) //: request
  await client.getCommandInvocation(input) //: request
  await client.describeInstanceInformation(input) //: request
  await client.sendCommand(input) //: request
  await client.startAutomationExecution(input) //: request
  for await (const page of paginateGetParametersByPath({ client }, input)) use(page) //: paid
  for await (const page of paginateDescribeParameters({ client }, input)) use(page) //: paid
  for await (const page of paginateGetParameterHistory({ client }, input)) use(page) //: paid
  for await (const page of paginateListCommands({ client }, input)) use(page) //: request
  for await (const page of paginateListCommandInvocations({ client }, input)) use(page) //: request
  for await (const page of paginateDescribeInstanceInformation({ client }, input)) use(page) //: request
}

export async function kmsCommands(input: any): Promise<void> {
  const client = new KMSClient({ region: 'eu-west-1' })
  await client.send(new DecryptCommand(input)) //: paid
  await client.send(new EncryptCommand(input)) //: paid
  await client.send(new GenerateDataKeyCommand(input)) //: paid
  await client.send(new ReEncryptCommand(input)) //: paid
  await client.send(new GenerateDataKeyWithoutPlaintextCommand(input)) //: paid
  await client.send(new GenerateRandomCommand(input)) //: paid
  await client.send(new GenerateMacCommand(input)) //: paid
  await client.send(new SignCommand(input)) //: paid
  await client.send(new VerifyCommand(input)) //: paid
  await client.send(new VerifyMacCommand(input)) //: paid
  await client.send(new DescribeKeyCommand(input)) //: paid
  await client.send(new GetPublicKeyCommand(input)) //: paid
  await client.send(new GetKeyPolicyCommand(input)) //: paid
  await client.send(new ListKeysCommand(input)) //: paid
  await client.send(new ListKeyAliasesCommand(input)) //: paid
  await client.send(new CreateKeyCommand(input)) //: paid
  await client.send(new CreateAliasCommand(input)) //: paid
  await client.send(new ScheduleKeyDeletionCommand(input)) //: paid
  await client.send(new EnableKeyRotationCommand(input)) //: paid
  await client.send(new PutKeyPolicyCommand(input)) //: paid
  client.destroy()
}

export async function kmsMethods(client: KMS, input: any): Promise<void> {
  await client.decrypt(input) //: paid
  await client.encrypt(input) //: paid
  await client.generateDataKey(input) //: paid
  await client.reEncrypt(input) //: paid
  await client.generateDataKeyWithoutPlaintext(input) //: paid
  await client.generateRandom(input) //: paid
  await client.generateMac(input) //: paid
  await client.sign(input) //: paid
  await client.verify(input) //: paid
  await client.verifyMac(input) //: paid
  await client.describeKey(input) //: paid
  await client.getPublicKey(input) //: paid
  await client.getKeyPolicy(input) //: paid
  await client.listKeys(input) //: paid
  await client.listAliases(input) //: paid
  await client.createKey(input) //: paid
  await client.createAlias(input) //: paid
  await client.scheduleKeyDeletion(input) //: paid
  await client.enableKeyRotation(input) //: paid
  await client.putKeyPolicy(input) //: paid
  for await (const page of paginateListKeys({ client }, input)) use(page) //: paid
  for await (const page of paginateKeyAliases({ client }, input)) use(page) //: paid
}

export async function costExplorerCommands(input: any): Promise<void> {
  const client = new CostExplorerClient({ region: 'eu-west-1' })
  await client.send(new GetCostAndUsageCommand(input)) //: paid
  await client.send(new GetCostAndUsageWithResourcesCommand(input)) //: paid
  await client.send(new GetCostForecastCommand(input)) //: paid
  await client.send(new GetUsageForecastCommand(input)) //: paid
  await client.send(new GetDimensionValuesCommand(input)) //: paid
  await client.send(new GetTagsCommand(input)) //: paid
  await client.send(new GetAnomaliesCommand(input)) //: paid
  await client.send(new GetCostCategoriesCommand(input)) //: paid
  await client.send(new GetReservationCoverageCommand(input)) //: paid
  await client.send(new GetReservationUtilizationCommand(input)) //: paid
  await client.send(new GetRightsizingRecommendationCommand(input)) //: paid
  await client.send(new GetSavingsPlansCoverageCommand(input)) //: paid
  await client.send(new GetSavingsPlansUtilizationCommand(input)) //: paid
  await client.send(new ListCostAllocationTagsCommand(input)) //: paid
  client.destroy()
}

export async function costExplorerMethods(client: CostExplorer, input: any): Promise<void> {
  await client.getCostAndUsage(input) //: paid
  await client.getCostAndUsageWithResources(input) //: paid
  await client.getCostForecast(input) //: paid
  await client.getUsageForecast(input) //: paid
  await client.getDimensionValues(input) //: paid
  await client.getTags(input) //: paid
  await client.getAnomalies(input) //: paid
  await client.getCostCategories(input) //: paid
  await client.getReservationCoverage(input) //: paid
  await client.getReservationUtilization(input) //: paid
  await client.getRightsizingRecommendation(input) //: paid
  await client.getSavingsPlansCoverage(input) //: paid
  await client.getSavingsPlansUtilization(input) //: paid
  await client.listCostAllocationTags(input) //: paid
  for await (const page of paginateGetAnomalies({ client }, input)) use(page) //: paid
  for await (const page of paginateGetSavingsPlansCoverage({ client }, input)) use(page) //: paid
  for await (const page of paginateListCostAllocationTags({ client }, input)) use(page) //: paid
}

export async function eventBridgeCommands(input: any, aggregated: EventBridge): Promise<void> {
  const client = new EventBridgeClient({ region: 'eu-west-1' })
  await client.send(new PutEventsCommand(input)) //: paid
  await aggregated.putEvents(input) //: paid
  client.destroy()
}

export async function bedrockCommands(input: any, aggregated: BedrockRuntime): Promise<void> {
  const client = new BedrockRuntimeClient({ region: 'eu-west-1' })
  await client.send(new ConverseCommand(input)) //: paid
  await client.send(new ConverseStreamCommand(input)) //: paid
  await client.send(new InvokeModelCommand(input)) //: paid
  await client.send(new InvokeModelWithResponseStreamCommand(input)) //: paid
  await aggregated.converse(input) //: paid
  await aggregated.converseStream(input) //: paid
  await aggregated.invokeModel(input) //: paid
  await aggregated.invokeModelWithResponseStream(input) //: paid
  client.destroy()
}

function use(...values: unknown[]): void {
  values.slice()
}
