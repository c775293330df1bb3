// Every call of Google Cloud Storage that its model speaks of.

import { Storage, type Bucket, type File } from '@google-cloud/storage'

const storage = new Storage()

export async function buckets(name: string): Promise<void> {
  const [all] = await storage.getBuckets() //: paid
  await storage.createBucket(name) //: paid
  await storage.getServiceAccount() //: request
  for (const bucket of all) await bucket.delete() //: paid
  const bucket = storage.bucket(name)
  await bucket.create() //: paid
  const [exists] = await bucket.exists() //: paid
  await bucket.get() //: paid
  const [metadata] = await bucket.getMetadata() //: paid
  await bucket.setMetadata(metadata) //: paid
  await bucket.addLifecycleRule({ action: { type: 'Delete' }, condition: { age: 30 } }) //: paid
  await bucket.makePublic() //: paid
  await bucket.getSignedUrl({ action: 'list', expires: Date.now() })
  use(exists, bucket.name, bucket.metadata, bucket.storage)
  await files(bucket)
}

async function files(bucket: Bucket): Promise<void> {
  const [found] = await bucket.getFiles({ prefix: 'a/' }) //: paid
  for (const file of found) use(file.name, await file.download()) //: paid
  bucket.getFilesStream().on('data', (file) => use(file)) //: paid
  await bucket.upload('local.txt') //: paid
  await bucket.combine(['a', 'b'], 'c') //: paid
  await bucket.deleteFiles({ prefix: 'a/' }) //: paid
  await contents(bucket.file('a.txt'))
}

async function contents(file: File): Promise<void> {
  const [content] = await file.download() //: paid
  const [exists] = await file.exists() //: paid
  await file.get() //: paid
  await file.getMetadata() //: paid
  await file.isPublic() //: paid
  file.createReadStream().pipe(process.stdout) //: paid
  process.stdin.pipe(file.createWriteStream()) //: paid
  await file.save('text') //: paid
  await file.copy('b.txt') //: paid
  await file.move('c.txt') //: paid
  await file.rename('d.txt') //: paid
  await file.setMetadata({ contentType: 'text/plain' }) //: paid
  await file.setStorageClass('nearline') //: paid
  await file.makePublic() //: paid
  await file.makePrivate() //: paid
  await file.createResumableUpload() //: paid
  await file.delete() //: paid
  await file.getSignedUrl({ action: 'read', expires: Date.now() })
  use(content.toString(), exists, file.publicUrl(), file.metadata, file.bucket)
}

function use(...values: unknown[]): void {
  values.slice()
}
