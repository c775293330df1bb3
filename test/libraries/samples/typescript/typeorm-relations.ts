// TypeORM's relations: a promise loads when it is read, `eager` comes along, and any other is what a query was told to bring.

import {
  Column, Entity, JoinColumn, JoinTable, ManyToMany, ManyToOne, OneToMany, OneToOne, PrimaryGeneratedColumn, Repository, Tree, TreeChildren, TreeParent,
} from 'typeorm'
import type { DataSource, EntityManager, SelectQueryBuilder } from 'typeorm'

@Entity()
class User {
  @PrimaryGeneratedColumn() id!: number
  @Column() name!: string
  @OneToMany(() => Post, (post) => post.author) posts!: Promise<Post[]>
  @OneToOne(() => Profile, (profile) => profile.user, { eager: true }) profile!: Profile
  @ManyToMany('Tag', { lazy: true }) @JoinTable() tags: any
}

@Entity()
class Profile {
  @PrimaryGeneratedColumn() id!: number
  @OneToOne(() => User, 'profile') @JoinColumn() user!: User
}

@Entity()
class Tag {
  @PrimaryGeneratedColumn() id!: number
}

@Entity()
class Post {
  @PrimaryGeneratedColumn() id!: number
  @ManyToOne(() => User, (user) => user.posts, { onDelete: 'CASCADE' }) author!: Promise<User>
  @ManyToOne(() => User, { nullable: true }) editor?: Promise<User | null>
  @ManyToOne(() => User) plain!: User
  @Column() authorId!: number
}

@Entity()
@Tree('nested-set')
class Category {
  @PrimaryGeneratedColumn() id!: number
  @TreeParent() parent!: Promise<Category>
  @TreeChildren() children!: Category[]
}

export async function reads(posts: Repository<Post>, users: Repository<User>): Promise<void> {
  for (const post of await posts.find()) { //: query
    const author = await post.author //: load
    use(author.name, author.profile, author.profile.user, post.authorId, post.plain, post.plain.name)
    use((await post.editor)?.name) //: load
    post.author = Promise.resolve(author)
  }
  const user = await users.findOneByOrFail({ id: 1 }) //: query
  for (const post of await user.posts) use(post.id) //: load
  use((await user.tags).length) //: load
  const all = await Promise.all((await posts.findBy({ authorId: 1 })).map((post) => post.author)) //: load, query
  use(all)
}

export async function trees(categories: Repository<Category>): Promise<void> {
  const category = await categories.findOneByOrFail({ id: 1 }) //: query
  use(await category.parent, category.children) //: load
}

export async function brings(source: DataSource, manager: EntityManager, builder: SelectQueryBuilder<Post>): Promise<void> {
  const posts = source.getRepository(Post)
  await posts.find({ relations: { author: { profile: true } } }) //: query
  await posts.findOne({ where: { id: 1 }, relations: ['author', 'author.profile'] }) //: query
  await posts.findOneOrFail({ relations: { author: true }, relationLoadStrategy: 'query' }) //: query
  await posts.findAndCount({ relations: { author: true } }) //: query
  await manager.find(Post, { relations: { author: true } }) //: query
  await posts.createQueryBuilder('post').leftJoinAndSelect('post.author', 'author').innerJoinAndSelect('author.profile', 'profile').getMany() //: query
  await builder.leftJoinAndMapOne('post.last', 'post.author', 'last').leftJoinAndMapMany('post.all', 'post.tags', 'all').getOne() //: query
}

function use(...values: unknown[]): void {
  values.slice()
}
