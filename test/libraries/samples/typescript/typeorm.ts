// Every call of TypeORM (1.0, and what 0.3 had) that its model speaks of: repositories, managers, builders, runners, active records.

import {
  BaseEntity, DataSource, Entity, EntityManager, In, PrimaryGeneratedColumn, Repository, createConnection, getConnection, getCustomRepository, getManager, getRepository,
} from 'typeorm'
import type { DeleteQueryBuilder, QueryRunner, SelectQueryBuilder } from 'typeorm'

@Entity()
class User extends BaseEntity {
  @PrimaryGeneratedColumn() id!: number
  name!: string
}

export async function reads(users: Repository<User>, id: number): Promise<void> {
  await users.findOne({ where: { id } }) //: query
  await users.findOneBy({ id }) //: query
  await users.findOneOrFail({ where: { id } }) //: query
  await users.findOneByOrFail({ id }) //: query
  await users.findOneById(id) //: query
  await users.find({ where: { id: In([id]) } }) //: query
  await users.findBy({ id }) //: query
  await users.findByIds([id]) //: query
  await users.findAndCount({ where: { id } }) //: query
  await users.findAndCountBy({ id }) //: query
  await users.count({ where: { id } }) //: query
  await users.countBy({ id }) //: query
  await users.sum('id') //: query
  await users.average('id') //: query
  await users.minimum('id') //: query
  await users.maximum('id') //: query
  await users.exist({ where: { id } }) //: query
  await users.exists({ where: { id } }) //: query
  await users.existsBy({ id }) //: query
  await users.preload({ id }) //: query
  await users.query('SELECT 1 WHERE $1', [id]) //: query
  await users.sql`SELECT ${id}` //: query
  await users.manager.findOneBy(User, { id }) //: query
}

export async function writes(users: Repository<User>, user: User, id: number): Promise<void> {
  await users.save(user) //: write
  await users.remove(user) //: write
  await users.softRemove(user) //: write
  await users.recover(user) //: write
  await users.insert({ id }) //: write
  await users.update(id, { name: 'a' }) //: write
  await users.updateAll({ name: 'a' }) //: write
  await users.upsert({ id }, ['id']) //: write
  await users.delete(id) //: write
  await users.deleteAll() //: write
  await users.softDelete(id) //: write
  await users.restore(id) //: write
  await users.increment({ id }, 'id', 1) //: write
  await users.decrement({ id }, 'id', 1) //: write
  await users.clear() //: write
  use(users.create({ id }), users.merge(user, { id }), users.hasId(user), users.getId(user), users.extend({}))
}

export async function managed(manager: EntityManager, user: User, id: number): Promise<void> {
  await manager.findOne(User, { where: { id } }) //: query
  await manager.findOneBy(User, { id }) //: query
  await manager.findOneOrFail(User, { where: { id } }) //: query
  await manager.findOneByOrFail(User, { id }) //: query
  await manager.find(User) //: query
  await manager.findBy(User, { id }) //: query
  await manager.findByIds(User, [id]) //: query
  await manager.findAndCount(User) //: query
  await manager.findAndCountBy(User, { id }) //: query
  await manager.count(User) //: query
  await manager.countBy(User, { id }) //: query
  await manager.sum(User, 'id') //: query
  await manager.average(User, 'id') //: query
  await manager.minimum(User, 'id') //: query
  await manager.maximum(User, 'id') //: query
  await manager.exists(User) //: query
  await manager.existsBy(User, { id }) //: query
  await manager.preload(User, { id }) //: query
  await manager.query('DELETE FROM users') //: write
  await manager.sql`SELECT 1` //: query
  await manager.save(user) //: write
  await manager.remove(user) //: write
  await manager.softRemove(user) //: write
  await manager.recover(user) //: write
  await manager.insert(User, { id }) //: write
  await manager.update(User, id, { name: 'a' }) //: write
  await manager.updateAll(User, { name: 'a' }) //: write
  await manager.upsert(User, { id }, ['id']) //: write
  await manager.delete(User, id) //: write
  await manager.deleteAll(User) //: write
  await manager.softDelete(User, id) //: write
  await manager.restore(User, id) //: write
  await manager.increment(User, { id }, 'id', 1) //: write
  await manager.decrement(User, { id }, 'id', 1) //: write
  await manager.clear(User) //: write
  use(manager.create(User, { id }), manager.merge(User, user, { id }), manager.hasId(user), manager.getId(user))
  await manager.getRepository(User).findOneBy({ id }) //: query
  await manager.withRepository(new Repository<User>(User, manager)).findOneBy({ id }) //: query
  await manager.createQueryBuilder(User, 'user').getMany() //: query
  await manager.transaction(async (inner) => { //: begin
    await inner.delete(User, id) //: write
  })
}

export async function sources(source: DataSource, id: number): Promise<void> {
  await source.initialize() //: connect
  await source.getRepository(User).findOneBy({ id }) //: query
  await source.getTreeRepository(User).findOneBy({ id }) //: query
  await source.manager.findOneBy(User, { id }) //: query
  await source.manager.getRepository(User).findOneBy({ id }) //: query
  source.manager.withRepository(source.getRepository(User))
  await source.query('SELECT 1') //: query
  await source.sql`SELECT 1` //: query
  await source.createQueryBuilder(User, 'user').getMany() //: query
  use(source.isInitialized)
  await source.transaction(async (manager) => { //: begin
    await manager.save(new User()) //: write
  })
  await source.transaction('SERIALIZABLE', async (manager) => { //: begin
    await manager.findBy(User, { id }) //: query
  })
  await source.destroy()
}

export async function runs(source: DataSource, given: QueryRunner): Promise<void> {
  const runner = source.createQueryRunner()
  await runner.connect() //: connect
  await runner.startTransaction() //: begin
  await runner.query('SELECT 1') //: query
  await runner.sql`SELECT 1` //: query
  await runner.manager.save(new User()) //: write
  await runner.commitTransaction() //: commit
  await runner.rollbackTransaction() //: rollback
  use(runner.isTransactionActive, runner.isReleased)
  await runner.release()
  await given.query('SELECT 1') //: query
}

export async function builds(users: Repository<User>, given: SelectQueryBuilder<User>, ids: number[]): Promise<void> {
  const builder = users.createQueryBuilder('user').where('user.id = :id', { id: 1 }).leftJoinAndSelect('user.posts', 'post')
  await builder.getOne() //: query
  await builder.getOneOrFail() //: query
  await builder.getMany() //: query
  await builder.getManyAndCount() //: query
  await builder.getCount() //: query
  await builder.getExists() //: query
  await builder.getRawOne() //: query
  await builder.getRawMany() //: query
  await builder.getRawAndEntities() //: query
  await builder.execute() //: query
  await builder.stream() //: query
  use(builder.getQuery(), builder.getSql(), builder.getParameters())
  await given.clone().whereInIds(ids).orderBy('user.id').take(10).getMany() //: query
  await users.createQueryBuilder().insert().values({ name: 'a' }).execute() //: write
  await users.createQueryBuilder().update().set({ name: 'a' }).where('id = 1').execute() //: write
  await users.createQueryBuilder().delete().where('id = 1').execute() //: write
  await users.createQueryBuilder().softDelete().where('id = 1').execute() //: write
  await users.createQueryBuilder().restore().where('id = 1').execute() //: write
}

export async function deletes(given: DeleteQueryBuilder<User>): Promise<void> {
  use(given.getQuery(), given.getSql())
  await given.execute() //: write
}

export async function relates(users: Repository<User>): Promise<void> {
  const relation = users.createQueryBuilder().relation(User, 'posts').of(1)
  await relation.add([1]) //: write
  await relation.remove(1) //: write
  await relation.set(1) //: write
  await relation.addAndRemove(1, 2) //: write
  await relation.loadOne() //: query
  await relation.loadMany() //: query
}

export async function records(user: User, id: number): Promise<void> {
  await User.findOneBy({ id }) //: query
  await User.find() //: query
  await User.delete(id) //: write
  await user.save() //: write
  await user.remove() //: write
  await user.softRemove() //: write
  await user.recover() //: write
  await user.reload() //: query
  use(user.hasId())
}

export async function olderWays(id: number): Promise<void> {
  const connection = await createConnection() //: connect
  await connection.query('SELECT 1') //: query
  await getRepository(User).findOneBy({ id }) //: query
  await getManager().findOneBy(User, { id }) //: query
  await getConnection().query('SELECT 1') //: query
  await getCustomRepository(Users).findOneBy({ id }) //: query
}

class Users extends Repository<User> {
  load(id: number): Promise<User | null> {
    return this.findOneBy({ id }) //: query
  }
}

function use(...values: unknown[]): void {
  values.slice()
}
