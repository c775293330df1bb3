// Calls of cloud clients in loops: what a command does, requests of version 2, promises that clients have of their own.

import { checksFor } from '../support/check.js'

const queries = checksFor('n-plus-one-query', 'typescript')
const awaits = checksFor('sequential-await', 'typescript')

const aws = `
  import { S3Client, HeadObjectCommand } from '@aws-sdk/client-s3'
  import { BatchGetCommand, DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
  import AWS from 'aws-sdk'
  import { clients } from './clients'
  const old = new AWS.DynamoDB.DocumentClient()
`

describe('cloud clients (TypeScript): N+1', () => {
  queries.costs('a command', `${aws}
  export async function f(client: DynamoDBDocumentClient, ids: string[]) {
    for (const id of ids) console.log((await ⟦client.send(new GetCommand({ TableName: 't', Key: { id } }))⟧).Item)
  }`)

  queries.costs('a command under a name, sent to a client that nobody describes', `${aws}
  export async function f(ids: string[]) {
    for (const id of ids) {
      const command = new GetCommand({ TableName: 't', Key: { id } })
      console.log(await ⟦clients.documents().send(command)⟧)
    }
  }`)

  queries.costs('a request of version 2', `${aws}
  export async function f(ids: string[]) {
    for (const id of ids) console.log(await ⟦old.get({ TableName: 't', Key: { id } }).promise()⟧)
  }`)

  queries.costs('a request of version 2 that calls back', `${aws}
  export function f(ids: string[]) {
    for (const id of ids) ⟦old.get({ TableName: 't', Key: { id } }, (error, data) => console.log(error, data))⟧
  }`)

  queries.fine('a request of version 2 that nobody sends', `${aws}
  export function f(ids: string[]) {
    return ids.map((id) => old.get({ TableName: 't', Key: { id } }))
  }`)

  queries.fine('a command for a whole batch', `${aws}
  export async function f(client: DynamoDBDocumentClient, groups: string[][]) {
    for (const ids of groups) {
      const Keys = ids.map((id) => ({ id }))
      console.log(await client.send(new BatchGetCommand({ RequestItems: { t: { Keys } } })))
    }
  }`)

  queries.fine('something else that has send', `${aws}
  export async function f(socket: any, ids: string[]) {
    for (const id of ids) console.log(await socket.send({ id }))
  }`)
})

describe('cloud clients (TypeScript): awaits', () => {
  awaits.costs('a command', `${aws}
  export async function f(client: S3Client, keys: string[]) {
    const heads = []
    for (const Key of keys) heads.push(⟦await client.send(new HeadObjectCommand({ Bucket: 'b', Key }))⟧)
    return heads
  }`)

  awaits.costs('a promise that has json()', `
  import got from 'got'
  export async function f(urls: string[]) {
    const all = []
    for (const url of urls) all.push(⟦await got(url).json()⟧)
    return all
  }`)

  awaits.fine('pages, each of which names the next', `${aws}
  import { ListObjectsV2Command } from '@aws-sdk/client-s3'
  export async function f(client: S3Client) {
    const keys = []
    let token
    do {
      const page = await client.send(new ListObjectsV2Command({ Bucket: 'b', ContinuationToken: token }))
      keys.push(...(page.Contents ?? []))
      token = page.NextContinuationToken
    } while (token)
    return keys
  }`)
})
