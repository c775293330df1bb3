// Every call of Firestore's server client that its model speaks of, also by way of firebase-admin.

import { Firestore, type CollectionReference, type DocumentReference, type Query, type Transaction } from '@google-cloud/firestore'
import * as admin from 'firebase-admin'
import { getFirestore, initializeFirestore } from 'firebase-admin/firestore'

const db = new Firestore()

export async function references(id: string): Promise<void> {
  db.settings({ ignoreUndefinedProperties: true })
  const user = await db.collection('users').doc(id).get() //: query
  if (user.exists) use(user.id, user.data(), user.get('name'), user.ref)
  await db.doc(`users/${id}`).get() //: query
  const users = await db.getAll(db.doc('users/a'), db.doc('users/b')) //: query
  for (const one of users) use(one.data())
  const [first] = await db.listCollections() //: query
  await db.recursiveDelete(db.collection('users')) //: write
  await admin.firestore().collection('users').doc(id).get() //: query
  await getFirestore().collection('users').get() //: query
  await initializeFirestore(admin.app()).collection('users').get() //: query
  await document(db.doc(`users/${id}`))
  await collection(first ?? db.collection('users'))
  await db.terminate()
}

async function document(reference: DocumentReference): Promise<void> {
  await reference.create({}) //: write
  await reference.set({}, { merge: true }) //: write
  await reference.update({ seen: true }) //: write
  await reference.delete() //: write
  await reference.listCollections() //: query
  const stop = reference.onSnapshot((snapshot) => use(snapshot.data())) //: query
  await reference.collection('posts').get() //: query
  await reference.withConverter(null).get() //: query
  use(stop, reference.id, reference.path, reference.parent, reference.firestore)
}

async function collection(users: CollectionReference): Promise<void> {
  const added = await users.add({}) //: write
  await users.listDocuments() //: query
  use(added.id, users.id, users.path, users.parent)
  await query(users.where('age', '>', 18).orderBy('age').limit(10))
  await query(db.collectionGroup('posts').limitToLast(2).offset(1).select('id'))
  await query(users.startAt(1).startAfter(1).endBefore(2).endAt(2).withConverter(null))
}

async function query(asked: Query): Promise<void> {
  const found = await asked.get() //: query
  for (const one of found.docs) use(one.id, one.data())
  found.forEach((one) => use(one.data()))
  use(found.size, found.empty, found.docChanges())
  for await (const one of asked.stream()) use(one) //: query
  asked.onSnapshot((snapshot) => use(snapshot.size)) //: query
  const counted = await asked.count().get() //: query
  await asked.aggregate({}).get() //: query
  use(counted.data())
}

export async function together(id: string): Promise<void> {
  await db.runTransaction(async (transaction) => { //: begin
    const user = await transaction.get(db.doc(`users/${id}`)) //: query
    await transaction.getAll(db.doc('users/a'), db.doc('users/b')) //: query
    transaction.create(user.ref, {}).set(user.ref, {}).update(user.ref, {}).delete(user.ref)
  })
  const batch = db.batch()
  batch.create(db.doc('users/a'), {})
  batch.set(db.doc('users/a'), {})
  batch.update(db.doc('users/a'), {})
  batch.delete(db.doc('users/a'))
  await batch.commit() //: write
  const writer = db.bulkWriter()
  void writer.create(db.doc('users/a'), {})
  void writer.set(db.doc('users/a'), {})
  void writer.update(db.doc('users/a'), {})
  void writer.delete(db.doc('users/a'))
  await writer.flush() //: write
  await writer.close() //: write
}

export async function inside(transaction: Transaction, id: string): Promise<unknown> {
  return transaction.get(db.doc(id)) //: query
}

function use(...values: unknown[]): void {
  values.slice()
}
