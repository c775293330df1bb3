// Sequelize's relations: declared by calls, decorators and mixin types; the methods named after them ask each time.

import { BelongsToGetAssociationMixin, DataTypes, HasManyCountAssociationsMixin, HasManyGetAssociationsMixin, Model, Sequelize } from 'sequelize'
import type {
  BelongsToCreateAssociationMixin, BelongsToManyGetAssociationsMixin, BelongsToSetAssociationMixin, HasManyAddAssociationMixin, HasManyCreateAssociationMixin,
  HasManyHasAssociationMixin, HasManyRemoveAssociationsMixin, HasOneGetAssociationMixin, NonAttribute,
} from 'sequelize'
import { BelongsTo, ForeignKey, HasMany, Model as Row, Table } from 'sequelize-typescript'

const sequelize = new Sequelize('sqlite::memory:')

class User extends Model {
  declare id: number
  declare posts?: NonAttribute<Post[]>
}
class Company extends Model {}
class Tag extends Model {}
class Post extends Model {
  declare authorId: number
  static associate(models: { Company: typeof Company }) {
    this.belongsTo(models.Company)
  }
}

User.hasMany(Post, { as: 'posts', foreignKey: 'authorId' })
User.hasOne(Company, { as: 'employer' })
Post.belongsTo(User, { as: 'author' })
Post.belongsToMany(Tag, { through: 'post_tags' })

export async function reads(): Promise<void> {
  const posts = await Post.findAll() //: query
  for (const post of posts) {
    const author = await post.getAuthor() //: load
    use(author.id, post.authorId, post.author, post.getDataValue('author'))
    for (const tag of await post.getTags()) use(tag) //: load
    await post.getCompany() //: load
    await post.countTags() //: load
    await post.hasTag(1) //: query
    await post.addTag(1) //: write
    await post.setAuthor(author) //: write
    await post.createTag({}) //: write
    use(post.getLength())
  }
  const user = await User.findByPk(1) //: query
  for (const post of await user.getPosts({ where: { id: 1 } })) use(post.authorId) //: load
  await user.getEmployer() //: load
  const { rows, count } = await Post.findAndCountAll() //: query
  for (const post of rows) use(await post.getAuthor(), count) //: load
}

export async function brings(): Promise<void> {
  await Post.findAll({ include: User }) //: query
  await Post.findAll({ include: [{ model: User, as: 'author', include: ['posts'] }] }) //: query
  await Post.findOne({ include: 'author' }) //: query
  await Post.findByPk(1, { include: [Post.associations.author] }) //: query
}

class Book extends Model {
  declare getAuthor: BelongsToGetAssociationMixin<User>
  declare setAuthor: BelongsToSetAssociationMixin<User, number>
  declare createAuthor: BelongsToCreateAssociationMixin<User>
  declare getCover: HasOneGetAssociationMixin<Book>
  declare getChapters: HasManyGetAssociationsMixin<Post>
  declare countChapters: HasManyCountAssociationsMixin
  declare hasChapter: HasManyHasAssociationMixin<Post, number>
  declare addChapter: HasManyAddAssociationMixin<Post, number>
  declare createChapter: HasManyCreateAssociationMixin<Post>
  declare removeChapters: HasManyRemoveAssociationsMixin<Post, number>
  declare getTags: BelongsToManyGetAssociationsMixin<Tag>
}

export async function typed(book: Book): Promise<void> {
  use((await book.getAuthor()).id) //: load
  await book.setAuthor(1) //: write
  await book.createAuthor() //: write
  await book.getCover() //: load
  for (const chapter of await book.getChapters()) use(chapter.authorId) //: load
  await book.countChapters() //: load
  await book.hasChapter(1) //: query
  await book.addChapter(1) //: write
  await book.createChapter() //: write
  await book.removeChapters([1]) //: write
  await book.getTags() //: load
}

@Table
class Team extends Row {
  @HasMany(() => Player) players!: Player[]
}

@Table
class Player extends Row {
  @ForeignKey(() => Team) teamId!: number
  @BelongsTo(() => Team) team!: Team
}

export async function decorated(player: Player, team: Team): Promise<void> {
  use(player.team, player.teamId, team.players.length)
  await player.$get('team') //: load
  await team.$get('players') //: load
  await team.$count('players') //: load
  await team.$has('players', player) //: query
  await team.$add('players', player) //: write
  await team.$set('players', [player]) //: write
  await team.$remove('players', player) //: write
  await team.$create('player', {}) //: write
  await player.getTeam() //: load
}

const Account = sequelize.define('Account', { name: DataTypes.STRING })
const Invoice = sequelize.define('Invoice', { total: DataTypes.INTEGER })
Account.hasMany(Invoice)
Invoice.belongsTo(Account, { as: 'payer' })

export async function defined(): Promise<void> {
  for (const account of await Account.findAll()) { //: query
    await account.getInvoices() //: load
    await account.getOverview()
  }
  for (const invoice of await Invoice.findAll()) await invoice.getPayer() //: load, query
}

function use(...values: unknown[]): void {
  values.slice()
}
