// Every call of Mongoose that its model speaks of. A query runs where it is awaited, so the mark stands there.

import mongoose, { Schema, model, type ClientSession, type HydratedDocument, type Model } from 'mongoose'

interface User { name: string }

const Users = model<User>('User', new Schema({}))
const Posts = mongoose.model('Post', new Schema({}))

export async function reads(id: string): Promise<void> {
  await Users.findById(id) //: query
  await Users.findOne({ name: id }) //: query
  await Users.find({ _id: { $in: [id] } }) //: query
  await Users.where({ name: id }) //: query
  await Users.exists({ name: id }) //: query
  await Users.distinct('name') //: query
  await Users.countDocuments({ name: id }) //: query
  await Users.estimatedDocumentCount() //: query
  await Users.aggregate([]) //: query
  await Posts.findById(id).lean() //: query
  await Posts.find().sort('name').limit(10).populate('author') //: query
  await mongoose.models.User.findById(id) //: query
}

export async function writes(id: string): Promise<void> {
  await Users.findByIdAndUpdate(id, { name: id }) //: write
  await Users.findByIdAndDelete(id) //: write
  await Users.findOneAndUpdate({ name: id }, {}) //: write
  await Users.findOneAndDelete({ name: id }) //: write
  await Users.findOneAndReplace({ name: id }, { name: id }) //: write
  await Users.updateOne({ name: id }, {}) //: write
  await Users.updateMany({ name: id }, {}) //: write
  await Users.replaceOne({ name: id }, { name: id }) //: write
  await Users.deleteOne({ name: id }) //: write
  await Users.deleteMany({ name: id }) //: write
  await Users.create({ name: id }) //: write
  await Users.insertOne({ name: id }) //: write
  await Users.insertMany([{ name: id }]) //: write
  await Users.bulkSave([new Users({ name: id })]) //: write
  await Users.bulkWrite([]) //: write
  await Users.syncIndexes() //: write
  await Users.init()
  use(Users.hydrate({ name: id }), Users.watch(), Users.modelName)
}

export async function queries(id: string): Promise<void> {
  const query = Users.find({ name: id })
  await query.clone().exec() //: query
  query.clone().then((found) => use(found)) //: query
  query.clone().catch(() => use()) //: query
  for await (const user of query.cursor()) use(user) //: query
  for await (const user of Users.find()) use(user) //: query
  use(query.getFilter(), query.getOptions())
  await query.clone().findOne() //: query
  await query.clone().countDocuments() //: query
  await query.clone().where('name').in([id]) //: query
  await query.clone().updateOne({}, {}) //: write
  await query.clone().updateMany({}, {}) //: write
  await query.clone().deleteOne() //: write
  await query.clone().deleteMany() //: write
  await Users.findById(id).exec() //: query
  Users.findById(id).then((user) => use(user)).catch(() => use()) //: query
  Users.findById(id).catch(() => use()) //: query
  await Users.updateOne({ name: id }, {}).exec() //: write
  Users.updateOne({ name: id }, {}).then(() => use()) //: write
  Users.updateOne({ name: id }, {}).catch(() => use()) //: write
  const later = Users.findById(id)
  use(later.select('name'))
  await later //: query
}

export async function cursors(): Promise<void> {
  const cursor = Users.find().cursor()
  await cursor.next() //: query
  await cursor.eachAsync((user) => use(user)) //: query
  await cursor.close()
}

export async function documents(user: HydratedDocument<User>, id: string): Promise<void> {
  await user.save() //: write
  await user.deleteOne() //: write
  await user.updateOne({}) //: write
  await user.replaceOne({}) //: write
  await user.populate('posts') //: load
  await Users.populate([user], 'posts') //: query
  await user.validate()
  use(user.toObject(), user.toJSON(), user.get('name'), user.isModified(), user.equals(user), user.id, user._id, user.isNew)
  user.set('name', id)
  user.markModified('name')
  const made = new Posts({})
  await made.save() //: write
}

export async function connections(uri: string): Promise<void> {
  await mongoose.connect(uri) //: connect
  const connection = mongoose.createConnection(uri)
  await connection.openUri(uri) //: connect
  await connection.asPromise() //: connect
  await connection.model('User').findById('a') //: query
  connection.on('error', () => use())
  await connection.transaction(async (session) => { //: begin
    await Users.create([{ name: 'a' }], { session }) //: write
  })
  await connection.withSession(async (session) => use(session))
  await connection.startSession()
  await connection.close()
  use(mongoose.isValidObjectId('a'), mongoose.Types.ObjectId.isValid('a'), mongoose.connection)
  await mongoose.disconnect()
}

export async function sessions(): Promise<void> {
  const session = await mongoose.startSession()
  session.startTransaction() //: begin
  await session.commitTransaction() //: commit
  await session.abortTransaction() //: rollback
  await session.withTransaction(async () => { //: begin
    await Users.findById('a').session(session) //: query
  })
  use(session.inTransaction())
  await session.endSession()
  await Users.startSession()
}

export async function annotated(users: Model<User>, session: ClientSession, id: string): Promise<void> {
  await users.findById(id) //: query
  await session.endSession()
}

function use(...values: unknown[]): void {
  values.slice()
}

export async function populated(ids: string[]): Promise<void> {
  for (const user of await Users.find({ _id: { $in: ids } }).populate('posts friends').populate({ path: 'employer', populate: 'address' })) { //: query
    await user.populate(['posts', 'friends']) //: load
    await user.populate({ path: 'posts', select: 'title' }) //: load
    use(user.populated('posts'), user.depopulate('posts'))
  }
}
