// Every operation of the AWS SDK, version 2, that its model speaks of.

import AWS from 'aws-sdk'

export async function s3(input: any): Promise<void> {
  const client = new AWS.S3()
  await client.headObject(input).promise() //: paid
  await client.headBucket(input).promise() //: paid
  await client.getObjectAcl(input).promise() //: paid
  await client.getObjectTagging(input).promise() //: paid
  await client.getObjectAttributes(input).promise() //: paid
  await client.getBucketAcl(input).promise() //: paid
  await client.getBucketCors(input).promise() //: paid
  await client.getBucketEncryption(input).promise() //: paid
  await client.getBucketLifecycleConfiguration(input).promise() //: paid
  await client.getBucketLocation(input).promise() //: paid
  await client.getBucketLogging(input).promise() //: paid
  await client.getBucketPolicy(input).promise() //: paid
  await client.getBucketTagging(input).promise() //: paid
  await client.getBucketVersioning(input).promise() //: paid
  await client.getPublicAccessBlock(input).promise() //: paid
  await client.listMultipartUploads(input).promise() //: paid
  await client.selectObjectContent(input).promise() //: paid
  await client.putObject(input).promise() //: paid
  await client.copyObject(input).promise() //: paid
  await client.createMultipartUpload(input).promise() //: paid
  await client.uploadPart(input).promise() //: paid
  await client.uploadPartCopy(input).promise() //: paid
  await client.completeMultipartUpload(input).promise() //: paid
  await client.putObjectAcl(input).promise() //: paid
  await client.putObjectTagging(input).promise() //: paid
  await client.restoreObject(input).promise() //: paid
  await client.createBucket(input).promise() //: paid
  await client.putBucketPolicy(input).promise() //: paid
  await client.putBucketTagging(input).promise() //: paid
  await client.deleteObject(input).promise() //: paid
  await client.deleteObjectTagging(input).promise() //: paid
  await client.deleteBucket(input).promise() //: paid
  await client.abortMultipartUpload(input).promise() //: paid
  await client.getObject(input).promise() //: paid
  await client.deleteObjects(input).promise() //: paid
  await client.listObjects(input).promise() //: paid
  await client.listObjectsV2(input).promise() //: paid
  await client.listObjectVersions(input).promise() //: paid
  await client.listBuckets(input).promise() //: paid
  await client.listParts(input).promise() //: paid
}

export async function dynamodb(input: any): Promise<void> {
  const client = new AWS.DynamoDB()
  await client.getItem(input).promise() //: query
  await client.putItem(input).promise() //: write
  await client.updateItem(input).promise() //: write
  await client.deleteItem(input).promise() //: write
  await client.query(input).promise() //: query
  await client.scan(input).promise() //: query
  await client.batchGetItem(input).promise() //: query
  await client.batchWriteItem(input).promise() //: write
  await client.transactGetItems(input).promise() //: query
  await client.transactWriteItems(input).promise() //: write
  await client.executeStatement(input).promise() //: request
  await client.batchExecuteStatement(input).promise() //: request
  await client.executeTransaction(input).promise() //: write
  await client.listTables(input).promise() //: request
  await client.listBackups(input).promise() //: request
  await client.describeTable(input).promise() //: request
  await client.describeTimeToLive(input).promise() //: request
  await client.describeContinuousBackups(input).promise() //: request
  await client.createTable(input).promise() //: request
  await client.updateTable(input).promise() //: request
  await client.deleteTable(input).promise() //: request
  await client.updateTimeToLive(input).promise() //: request
  await client.createBackup(input).promise() //: request
}

export async function sqs(input: any): Promise<void> {
  const client = new AWS.SQS()
  await client.sendMessage(input).promise() //: paid
  await client.deleteMessage(input).promise() //: paid
  await client.changeMessageVisibility(input).promise() //: paid
  await client.getQueueUrl(input).promise() //: paid
  await client.getQueueAttributes(input).promise() //: paid
  await client.listQueues(input).promise() //: paid
  await client.listQueueTags(input).promise() //: paid
  await client.listDeadLetterSourceQueues(input).promise() //: paid
  await client.createQueue(input).promise() //: paid
  await client.deleteQueue(input).promise() //: paid
  await client.purgeQueue(input).promise() //: paid
  await client.setQueueAttributes(input).promise() //: paid
  await client.sendMessageBatch(input).promise() //: paid
  await client.deleteMessageBatch(input).promise() //: paid
  await client.changeMessageVisibilityBatch(input).promise() //: paid
  await client.receiveMessage(input).promise() //: paid
}

export async function sns(input: any): Promise<void> {
  const client = new AWS.SNS()
  await client.publish(input).promise() //: paid
  await client.publishBatch(input).promise() //: paid
  await client.listTopics(input).promise() //: paid
  await client.listSubscriptions(input).promise() //: paid
  await client.listSubscriptionsByTopic(input).promise() //: paid
  await client.getTopicAttributes(input).promise() //: paid
  await client.getSubscriptionAttributes(input).promise() //: paid
  await client.getEndpointAttributes(input).promise() //: paid
  await client.createTopic(input).promise() //: paid
  await client.deleteTopic(input).promise() //: paid
  await client.subscribe(input).promise() //: paid
  await client.unsubscribe(input).promise() //: paid
  await client.confirmSubscription(input).promise() //: paid
  await client.createPlatformEndpoint(input).promise() //: paid
  await client.deleteEndpoint(input).promise() //: paid
  await client.setTopicAttributes(input).promise() //: paid
}

export async function lambda(input: any): Promise<void> {
  const client = new AWS.Lambda()
  await client.invoke(input).promise() //: paid
  await client.invokeAsync(input).promise() //: paid
  await client.listFunctions(input).promise() //: request
  await client.listVersionsByFunction(input).promise() //: request
  await client.listAliases(input).promise() //: request
  await client.listEventSourceMappings(input).promise() //: request
  await client.getFunction(input).promise() //: request
  await client.getFunctionConfiguration(input).promise() //: request
  await client.getPolicy(input).promise() //: request
  await client.createFunction(input).promise() //: request
  await client.updateFunctionCode(input).promise() //: request
  await client.updateFunctionConfiguration(input).promise() //: request
  await client.deleteFunction(input).promise() //: request
  await client.publishVersion(input).promise() //: request
  await client.addPermission(input).promise() //: request
  await client.createEventSourceMapping(input).promise() //: request
}

export async function secretsmanager(input: any): Promise<void> {
  const client = new AWS.SecretsManager()
  await client.getSecretValue(input).promise() //: paid
  await client.batchGetSecretValue(input).promise() //: paid
  await client.describeSecret(input).promise() //: paid
  await client.getRandomPassword(input).promise() //: paid
  await client.listSecrets(input).promise() //: paid
  await client.listSecretVersionIds(input).promise() //: paid
  await client.createSecret(input).promise() //: paid
  await client.putSecretValue(input).promise() //: paid
  await client.updateSecret(input).promise() //: paid
  await client.deleteSecret(input).promise() //: paid
  await client.rotateSecret(input).promise() //: paid
}

export async function ssm(input: any): Promise<void> {
  const client = new AWS.SSM()
  await client.getParameter(input).promise() //: paid
  await client.getParameters(input).promise() //: paid
  await client.getParametersByPath(input).promise() //: paid
  await client.deleteParameters(input).promise() //: paid
  await client.describeParameters(input).promise() //: paid
  await client.getParameterHistory(input).promise() //: paid
  await client.putParameter(input).promise() //: paid
  await client.deleteParameter(input).promise() //: paid
  await client.listCommands(input).promise() //: request
  await client.listCommandInvocations(input).promise() //: request
  await client.getCommandInvocation(input).promise() //: request
  await client.describeInstanceInformation(input).promise() //: request
  await client.sendCommand(input).promise() //: request
  await client.startAutomationExecution(input).promise() //: request
}

export async function kms(input: any): Promise<void> {
  const client = new AWS.KMS()
  await client.decrypt(input).promise() //: paid
  await client.encrypt(input).promise() //: paid
  await client.generateDataKey(input).promise() //: paid
  await client.reEncrypt(input).promise() //: paid
  await client.generateDataKeyWithoutPlaintext(input).promise() //: paid
  await client.generateRandom(input).promise() //: paid
  await client.generateMac(input).promise() //: paid
  await client.sign(input).promise() //: paid
  await client.verify(input).promise() //: paid
  await client.verifyMac(input).promise() //: paid
  await client.describeKey(input).promise() //: paid
  await client.getPublicKey(input).promise() //: paid
  await client.getKeyPolicy(input).promise() //: paid
  await client.listKeys(input).promise() //: paid
  await client.listAliases(input).promise() //: paid
  await client.createKey(input).promise() //: paid
  await client.createAlias(input).promise() //: paid
  await client.scheduleKeyDeletion(input).promise() //: paid
  await client.enableKeyRotation(input).promise() //: paid
  await client.putKeyPolicy(input).promise() //: paid
}

export async function eventbridge(input: any): Promise<void> {
  const client = new AWS.EventBridge()
  await client.putEvents(input).promise() //: paid
}

export async function bedrockruntime(input: any): Promise<void> {
  const client = new AWS.BedrockRuntime()
  await client.converse(input).promise() //: paid
  await client.converseStream(input).promise() //: paid
  await client.invokeModel(input).promise() //: paid
  await client.invokeModelWithResponseStream(input).promise() //: paid
}

export async function costexplorer(input: any): Promise<void> {
  const client = new AWS.CostExplorer()
  await client.getCostAndUsage(input).promise() //: paid
  await client.getCostAndUsageWithResources(input).promise() //: paid
  await client.getCostForecast(input).promise() //: paid
  await client.getUsageForecast(input).promise() //: paid
  await client.getDimensionValues(input).promise() //: paid
  await client.getTags(input).promise() //: paid
  await client.getAnomalies(input).promise() //: paid
  await client.getCostCategories(input).promise() //: paid
  await client.getReservationCoverage(input).promise() //: paid
  await client.getReservationUtilization(input).promise() //: paid
  await client.getRightsizingRecommendation(input).promise() //: paid
  await client.getSavingsPlansCoverage(input).promise() //: paid
  await client.getSavingsPlansUtilization(input).promise() //: paid
  await client.listCostAllocationTags(input).promise() //: paid
}
