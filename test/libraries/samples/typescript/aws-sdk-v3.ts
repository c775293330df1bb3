// The AWS SDK, version 3, as programs use it: the document clients, commands under a name, clients from elsewhere, pages, uploads.

import { DynamoDBClient, GetItemCommand, waitUntilTableExists, waitUntilTableNotExists } from '@aws-sdk/client-dynamodb'
import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2'
import * as lambda from '@aws-sdk/client-lambda'
import {
  DeleteObjectsCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3, S3Client, waitUntilBucketExists, waitUntilObjectExists,
  waitUntilObjectNotExists,
} from '@aws-sdk/client-s3'
import {
  BatchExecuteStatementCommand, BatchGetCommand, BatchWriteCommand, DeleteCommand, DynamoDBDocument, DynamoDBDocumentClient,
  ExecuteStatementCommand, ExecuteTransactionCommand, GetCommand, paginateQuery, paginateScan, PutCommand, QueryCommand, ScanCommand,
  TransactGetCommand, TransactWriteCommand, UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { Upload } from '@aws-sdk/lib-storage'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { captureAWSv3Client } from 'aws-xray-sdk-core'

const TableName = 'orders'
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } })

export async function items(id: string): Promise<unknown> {
  const { Item } = await documents.send(new GetCommand({ TableName, Key: { id } })) //: query
  await documents.send(new PutCommand({ TableName, Item: { ...Item, seen: true } })) //: write
  await documents.send(new UpdateCommand({ TableName, Key: { id }, UpdateExpression: 'SET seen = :t' })) //: write
  await documents.send(new DeleteCommand({ TableName, Key: { id } })) //: write
  const found = await documents.send(new QueryCommand({ TableName, KeyConditionExpression: 'id = :id' })) //: query
  const all = await documents.send(new ScanCommand({ TableName, Limit: 10 })) //: query
  for (const item of all.Items ?? []) use(item, all.Count, all.ScannedCount, all.LastEvaluatedKey, all.$metadata)
  await documents.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [{ id }] } } })) //: query
  await documents.send(new BatchWriteCommand({ RequestItems: { [TableName]: [{ PutRequest: { Item: { id } } }] } })) //: write
  await documents.send(new TransactGetCommand({ TransactItems: [{ Get: { TableName, Key: { id } } }] })) //: query
  await documents.send(new TransactWriteCommand({ TransactItems: [{ Delete: { TableName, Key: { id } } }] })) //: write
  await documents.send(new ExecuteStatementCommand({ Statement: 'SELECT * FROM orders WHERE id = ?', Parameters: [id] })) //: request
  await documents.send(new BatchExecuteStatementCommand({ Statements: [{ Statement: 'SELECT * FROM orders' }] })) //: request
  await documents.send(new ExecuteTransactionCommand({ TransactStatements: [{ Statement: 'DELETE FROM orders WHERE id = ?' }] })) //: write
  documents.destroy()
  return found.Items
}

export async function fullClient(id: string): Promise<void> {
  const client = DynamoDBDocument.from(new DynamoDBClient({}))
  const { Item } = await client.get({ TableName, Key: { id } }) //: query
  await client.put({ TableName, Item }) //: write
  await client.update({ TableName, Key: { id } }) //: write
  await client.delete({ TableName, Key: { id } }) //: write
  await client.query({ TableName }) //: query
  await client.scan({ TableName }) //: query
  await client.batchGet({ RequestItems: { [TableName]: { Keys: [{ id }] } } }) //: query
  await client.batchWrite({ RequestItems: { [TableName]: [{ DeleteRequest: { Key: { id } } }] } }) //: write
  await client.transactGet({ TransactItems: [{ Get: { TableName, Key: { id } } }] }) //: query
  await client.transactWrite({ TransactItems: [{ Delete: { TableName, Key: { id } } }] }) //: write
  await client.executeStatement({ Statement: 'SELECT * FROM orders' }) //: request
  await client.batchExecuteStatement({ Statements: [] }) //: request
  await client.executeTransaction({ TransactStatements: [] }) //: write
}

export async function pages(client: DynamoDBDocumentClient): Promise<void> {
  for await (const page of paginateQuery({ client }, { TableName })) use(page.Items) //: query
  const scanned = paginateScan({ client, pageSize: 100 }, { TableName })
  for await (const page of scanned) use(page.Items?.map((item) => item.id)) //: query
}

export async function named(client: DynamoDBClient, id: string): Promise<void> {
  const command = new GetItemCommand({ TableName, Key: marshall({ id }) })
  const { Item } = await client.send(command) //: query
  if (Item) use(unmarshall(Item))
  const lambdas = captureAWSv3Client(new lambda.LambdaClient({}))
  await lambdas.send(new lambda.InvokeCommand({ FunctionName: id })) //: paid
  await waitUntilTableExists({ client, maxWaitTime: 60 }, { TableName }) //: request
  await waitUntilTableNotExists({ client, maxWaitTime: 60 }, { TableName }) //: request
  await lambda.waitUntilFunctionActiveV2({ client: lambdas, maxWaitTime: 60 }, { FunctionName: id }) //: request
}

/** A client that nobody describes: what it is sent says what it is. */
export async function unresolved(clients: any, response: any, id: string): Promise<void> {
  await clients.documents().send(new GetCommand({ TableName, Key: { id } })) //: query
  await clients.s3.send(new PutObjectCommand({ Bucket: 'b', Key: id })) //: paid
  response.send({ id })
  await response.send(new Error(id))
  await new EC2Client({}).send(new DescribeInstancesCommand({}))
}

export async function sent(client: S3Client, command: any): Promise<void> {
  await client.send(command) //: request
}

class Files {
  private readonly client = new S3Client({})
  constructor(private readonly bucket: string) {}

  async read(key: string): Promise<string | undefined> {
    const { Body, ContentType } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key })) //: paid
    use(ContentType, await Body?.transformToByteArray(), Body?.transformToWebStream())
    return Body?.transformToString()
  }

  async list(): Promise<string[]> {
    const keys: string[] = []
    let token: string | undefined
    do {
      const page = await this.client.send(new ListObjectsV2Command({ Bucket: this.bucket, ContinuationToken: token })) //: paid
      for (const entry of page.Contents ?? []) keys.push(entry.Key ?? '')
      token = page.NextContinuationToken
    } while (token)
    await this.client.send(new DeleteObjectsCommand({ Bucket: this.bucket, Delete: { Objects: keys.map((Key) => ({ Key })) } })) //: paid
    return keys
  }

  async link(key: string): Promise<string> {
    return getSignedUrl(this.client, new GetObjectCommand({ Bucket: this.bucket, Key: key }), { expiresIn: 60 })
  }
}

export async function uploads(client: S3, body: NodeJS.ReadableStream): Promise<void> {
  const upload = new Upload({ client, params: { Bucket: 'b', Key: 'k', Body: body } })
  upload.on('httpUploadProgress', (progress) => use(progress.loaded))
  await upload.done() //: paid
  await upload.abort()
  await waitUntilBucketExists({ client, maxWaitTime: 60 }, { Bucket: 'b' }) //: request
  await waitUntilObjectExists({ client, maxWaitTime: 60 }, { Bucket: 'b', Key: 'k' }) //: request
  await waitUntilObjectNotExists({ client, maxWaitTime: 60 }, { Bucket: 'b', Key: 'k' }) //: request
  client.getObject({ Bucket: 'b', Key: 'k' }, (error, data) => use(error, data)) //: paid
  use(client.config, client.middlewareStack, new Files('b'))
}

function use(...values: unknown[]): void {
  values.slice()
}
