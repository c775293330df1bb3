// The AWS SDK, version 2, as programs use it: promises, callbacks, requests under a name, document clients, other ways to import it.

import * as AWS from 'aws-sdk'
import { captureAWS, captureAWSClient } from 'aws-xray-sdk-core'
import DynamoDB, { DocumentClient } from 'aws-sdk/clients/dynamodb'
import S3 from 'aws-sdk/clients/s3'
import { SQS } from 'aws-sdk'
const Lambda = require('aws-sdk/clients/lambda')
const traced = captureAWS(require('aws-sdk'))

const TableName = 'orders'
const documents = new AWS.DynamoDB.DocumentClient({ region: 'eu-west-1' })

export async function items(id: string): Promise<unknown> {
  const { Item } = await documents.get({ TableName, Key: { id } }).promise() //: query
  await documents.put({ TableName, Item: { ...Item } }).promise() //: write
  await documents.update({ TableName, Key: { id } }).promise() //: write
  await documents.delete({ TableName, Key: { id } }).promise() //: write
  const all = await documents.query({ TableName }).promise() //: query
  for (const item of all.Items ?? []) use(item)
  await documents.scan({ TableName }).promise() //: query
  await documents.batchGet({ RequestItems: {} }).promise() //: query
  await documents.batchWrite({ RequestItems: {} }).promise() //: write
  await documents.transactGet({ TransactItems: [] }).promise() //: query
  await documents.transactWrite({ TransactItems: [] }).promise() //: write
  use(documents.createSet(['a']), AWS.DynamoDB.Converter.marshall({ id }), AWS.DynamoDB.Converter.unmarshall({}))
  return all
}

export function called(id: string, done: (error: Error | null, data?: unknown) => void): void {
  documents.get({ TableName, Key: { id } }, (error, data) => { //: query
    if (error) return done(error)
    documents.put({ TableName, Item: data.Item ?? {} }, done) //: write
  })
}

export async function prepared(id: string): Promise<void> {
  const client = new S3()
  const request = client.getObject({ Bucket: 'b', Key: id })
  request.on('success', (response) => use(response))
  const { Body } = await request.promise() //: paid
  use(Body?.toString(), request.isPageable())
  client.getObject({ Bucket: 'b', Key: id }).createReadStream().pipe(process.stdout) //: paid
  client.listObjectsV2({ Bucket: 'b' }).eachPage((error, page) => { use(error, page); return true }) //: paid
  client.deleteObject({ Bucket: 'b', Key: id }).send((error) => use(error)) //: paid
  await client.upload({ Bucket: 'b', Key: id, Body }).promise() //: paid
  client.upload({ Bucket: 'b', Key: id, Body }, (error, data) => use(error, data.Location)) //: paid
  use(client.getSignedUrl('getObject', { Bucket: 'b', Key: id }), await client.getSignedUrlPromise('getObject', { Bucket: 'b', Key: id }))
  use(client.createPresignedPost({ Bucket: 'b' }), client.config, client.endpoint)
  await client.waitFor('objectExists', { Bucket: 'b', Key: id }).promise() //: request
  request.abort()
}

export async function elsewhere(id: string): Promise<void> {
  await new DynamoDB().getItem({ TableName, Key: { id: { S: id } } }).promise() //: query
  await new DocumentClient().get({ TableName, Key: { id } }).promise() //: query
  await new Lambda().invoke({ FunctionName: id }).promise() //: paid
  await new traced.SNS().publish({ Message: id }).promise() //: paid
  await captureAWSClient(new AWS.KMS()).decrypt({ CiphertextBlob: id }).promise() //: paid
}

class Queue {
  constructor(private readonly sqs: SQS, private readonly url: string) {}

  async send(body: string): Promise<void> {
    await this.sqs.sendMessage({ QueueUrl: this.url, MessageBody: body }).promise() //: paid
  }
}

function use(...values: unknown[]): void {
  values.slice(values.length, Queue.length)
}
