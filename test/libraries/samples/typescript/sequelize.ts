// Every call of Sequelize that its model speaks of.

import { Model, Sequelize, Transaction, type ModelStatic } from 'sequelize'
import { Sequelize as Typed } from 'sequelize-typescript'

const Classic = require('sequelize')
const sequelize = new Sequelize('sqlite::memory:')

class User extends Model {
  declare id: number
}

const Post = sequelize.define('Post', {})

export async function reads(id: number): Promise<void> {
  await User.findByPk(id) //: query
  await User.findOne({ where: { id } }) //: query
  await User.findAll({ where: { id: [id] } }) //: query
  await User.findAndCountAll({ where: { id } }) //: query
  await User.count({ where: { id } }) //: query
  await User.sum('id') //: query
  await User.min('id') //: query
  await User.max('id') //: query
  await User.aggregate('id', 'avg') //: query
  await Post.findByPk(id) //: query
  await sequelize.model('Post').findByPk(id) //: query
  await sequelize.models.Post.findByPk(id) //: query
  await User.scope('active').findAll() //: query
  await User.unscoped().findAll() //: query
  await User.schema('other').findAll() //: query
}

export async function writes(id: number): Promise<void> {
  await User.findOrCreate({ where: { id } }) //: write
  await User.findCreateFind({ where: { id } }) //: write
  await User.upsert({ id }) //: write
  await User.create({ id }) //: write
  await User.bulkCreate([{ id }]) //: write
  await User.update({ id }, { where: { id } }) //: write
  await User.destroy({ where: { id } }) //: write
  await User.restore({ where: { id } }) //: write
  await User.increment('id', { where: { id } }) //: write
  await User.decrement('id', { where: { id } }) //: write
  await User.truncate() //: write
  await User.sync() //: write
  use(User.build({ id }), User.bulkBuild([{ id }]), new Post())
}

export async function instances(id: number): Promise<void> {
  const user = await User.findByPk(id) //: query
  await user.save() //: write
  await user.update({ id }) //: write
  await user.increment('id') //: write
  await user.decrement('id') //: write
  await user.restore() //: write
  await user.reload() //: query
  await user.validate()
  use(user.get('id'), user.getDataValue('id'), user.toJSON(), user.changed('id'), user.isNewRecord, user.dataValues)
  user.set('id', id)
  user.setDataValue('id', id)
  await user.destroy() //: write
  const post = await Post.create({}) //: write
  await post.save() //: write
}

export function describes(): void {
  User.init({}, { sequelize })
  User.hasOne(Post)
  User.hasMany(Post)
  User.belongsTo(Post)
  User.belongsToMany(Post, { through: 'a' })
  User.addHook('beforeSave', () => undefined)
}

export async function database(id: number): Promise<void> {
  await sequelize.authenticate() //: connect
  await sequelize.sync() //: write
  await sequelize.query('SELECT * FROM users WHERE id = :id', { replacements: { id } }) //: query
  await sequelize.query({ query: 'DELETE FROM users WHERE id = ?', values: [id] }) //: write
  use(sequelize.escape('a'), sequelize.random())
  const transaction = await sequelize.transaction() //: begin
  await transaction.commit() //: commit
  await sequelize.transaction(async (inner) => { //: begin
    await User.create({ id }, { transaction: inner }) //: write
  })
  await sequelize.close()
}

export async function otherWays(id: number): Promise<void> {
  await new Classic('sqlite::memory:').query('SELECT 1') //: query
  await new Typed({}).getRepository(User).findByPk(id) //: query
}

export async function annotated(transaction: Transaction, model: ModelStatic<User>, id: number): Promise<void> {
  await model.findByPk(id) //: query
  transaction.afterCommit(() => undefined)
  await transaction.commit() //: commit
  await transaction.rollback() //: rollback
}

function use(...values: unknown[]): void {
  values.slice()
}
